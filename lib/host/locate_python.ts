import { MissingProgramError, pythonInstallCommand } from "./missing_program_error.ts";
import { runProgram } from "./run_program.ts";

/** A Python installed on this machine. */
export interface Python {
  readonly path: string;
  /** Implementation and version in one word, such as `cpython-311`. */
  readonly tag: string;
}

/** Versions that every pinned package has wheels for. */
const SUPPORTED = ">=3.10,<3.15";

/**
 * The Python that environments are made with: what `UV_PYTHON` asks for if set, else the first that
 * `uv` finds among the supported versions, 3.10 to 3.14. None is downloaded.
 *
 * @throws {MissingProgramError} If there is none.
 */
export async function locatePython(uv: string): Promise<Python> {
  const request = Deno.env.get("UV_PYTHON") || SUPPORTED;
  const find = ["python", "find", "--no-project", "--no-python-downloads", request];
  const path = await runProgram(uv, find).catch(() => undefined);
  if (!path) {
    throw new MissingProgramError(
      `Cannot locate Python: expected a version ${request}, found none`,
      await pythonInstallCommand(),
    );
  }
  const tag = await runProgram(path, ["-c", "import sys; print(sys.implementation.cache_tag)"]);
  return { path, tag };
}
