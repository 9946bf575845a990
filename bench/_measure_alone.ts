// deno-lint-ignore-file camelcase -- the answers' fixed keys
import { fileURLToPath } from "node:url";
import { startWorker } from "./_worker.ts";

/** A loss to be measured in a process of its own. */
export interface AloneRequest {
  /** Of a contest, or of a scaling loss. */
  readonly name: string;
  readonly batch: number;
  readonly mode: "graph" | "xla";
  /** How long to repeat the step, in ms; it is done once at least. */
  readonly limit: number;
}

export interface Alone {
  /** Median time of value and gradient, in ms. */
  readonly ms: number;
  /** Peak resident memory less the loaded engine's, with what compiling takes. */
  readonly memory_mib: number;
}

/** Value and gradient of a loss in a new process: time and memory. */
export async function measureAlone(request: AloneRequest): Promise<Alone> {
  const program = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  const worker = startWorker({
    program: Deno.execPath(),
    args: [
      "run",
      "-A",
      "--quiet",
      "--no-check",
      "--config",
      program("../deno.json"),
      program("loss_alone.ts"),
      JSON.stringify(request),
    ],
  });
  try {
    return await worker.hello<Alone>();
  } finally {
    await worker.close();
  }
}
