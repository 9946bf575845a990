import { findProgram, runProgram } from "../../host/mod.ts";
import type { Engine } from "../../tensor/mod.ts";
import type { Finding } from "./finding.ts";

/** GPUs that the engine computes on, and those that it could. */
export async function findGraphics(
  engine: Pick<Engine, "devices"> | undefined,
  drivers: () => Promise<string | undefined> = nvidiaDriver,
): Promise<Finding> {
  const name = "GPU";
  const used = engine?.devices.filter(({ kind }) => kind === "GPU") ?? [];
  if (used.length > 0) {
    const each = used.map((gpu) => `${gpu.name} (${(gpu.memory / 2 ** 30).toFixed(0)} GiB)`);
    return { name, verdict: "ready", found: `${each.join(", ")}; ops run there` };
  }
  const driver = await drivers();
  if (driver === undefined) {
    return { name, verdict: "ready", found: "none; everything runs on the processor" };
  }
  return {
    name,
    verdict: "later",
    found: `${driver}, which the engine does not use`,
    remedy:
      'pip install "tensorflow[and-cuda]==2.21.0", then set MARGINALIA_LIBTENSORFLOW to its folder tensorflow/',
  };
}

/** Model and driver of an NVIDIA GPU, as its own program tells them. */
async function nvidiaDriver(): Promise<string | undefined> {
  const program = await findProgram("nvidia-smi");
  if (program === undefined) return undefined;
  const query = ["--query-gpu=name,driver_version", "--format=csv,noheader"];
  const printed = await runProgram(program, query).catch(() => "");
  return printed.trim() || undefined;
}
