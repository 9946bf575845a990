import { join } from "node:path";
import { writeAtomically } from "../host/mod.ts";

export interface KernelSpecOptions {
  /** The environment's folder; Jupyter looks in its `share/jupyter/kernels`. */
  readonly environment: string;
  /** The Deno to run. Default: the one that runs now. */
  readonly deno?: string;
}

/** What Jupyter needs to know to start a kernel. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly "display_name": string;
  readonly language: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The kernel named `deno`: this Deno, quiet (no colours in the outputs, no start-up lines of
 * TensorFlow), with the settings (`MARGINALIA_…`) that hold now.
 */
export function kernelSpec(deno: string, settings: Readonly<Record<string, string>>): KernelSpec {
  const marginalia = Object.entries(settings).filter(([name]) => name.startsWith("MARGINALIA_"));
  return {
    argv: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"],
    "display_name": "Deno",
    language: "typescript",
    env: { NO_COLOR: "1", TF_CPP_MIN_LOG_LEVEL: "3", ...Object.fromEntries(marginalia) },
  };
}

/**
 * Writes the kernel into an environment and returns the file's path. Done anew before each use:
 * a Deno that came with `npx` may be somewhere else tomorrow.
 */
export async function writeKernelSpec(
  { environment, deno = Deno.execPath() }: KernelSpecOptions,
): Promise<string> {
  const path = join(environment, "share", "jupyter", "kernels", "deno", "kernel.json");
  await writeAtomically(path, JSON.stringify(kernelSpec(deno, Deno.env.toObject()), null, 2));
  return path;
}
