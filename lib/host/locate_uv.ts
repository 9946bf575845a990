import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFolderOnce } from "./build_folder_once.ts";
import { cacheFolder } from "./cache_folder.ts";
import { findProgram } from "./find_program.ts";
import { MissingProgramError, pythonInstallCommand } from "./missing_program_error.ts";
import type { ProgressListener } from "./progress.ts";
import { runProgram } from "./run_program.ts";

/** How {@linkcode locateUv} behaves. */
export interface LocateUvOptions {
  readonly onProgress?: ProgressListener | undefined;
  /** Folders to look for programs in, written as `PATH` is; defaults to `PATH`. */
  readonly searchPath?: string | undefined;
  /** Folder for a `uv` of our own; defaults to `uv` in the cache folder. */
  readonly folder?: string | undefined;
}

/** The oldest `uv` that has every option used here. */
const OLDEST: readonly [number, number] = [0, 5];

/** `uv` for machines that have none: one pinned version, with its hashes. */
const REQUIREMENTS = new URL("./uv_requirements.txt", import.meta.url);

/**
 * Path of `uv`, which makes Python environments: the one on `PATH`, else one in the cache, else it
 * is fetched into the cache by `python3 -m pip`, or by the pip of a `python3 -m venv`.
 *
 * pip's `--target` touches no installed Python, so this works where the system refuses installs.
 *
 * @throws {MissingProgramError} If there is neither `uv` nor a Python with pip or venv.
 * @throws {ProgramError} If pip cannot fetch it.
 */
export async function locateUv(options: LocateUvOptions = {}): Promise<string> {
  const installed = await findProgram("uv", options.searchPath);
  if (installed && await isRecent(installed)) return installed;
  const folder = options.folder ?? cacheFolder("uv");
  await buildFolderOnce(folder, (partial) => fetchUv(partial, options), {
    isComplete: async (folder) => await isRecent(uvIn(folder)),
    onWait: () => options.onProgress?.("Waiting for another process to fetch uv"),
  });
  return uvIn(folder);
}

async function fetchUv(target: string, { onProgress, searchPath }: LocateUvOptions): Promise<void> {
  const python = await findProgram("python3", searchPath) ??
    await findProgram("python", searchPath);
  if (!python) {
    throw new MissingProgramError(
      "Cannot fetch uv: expected uv or python3 on PATH, found neither",
      await pythonInstallCommand(searchPath),
    );
  }
  onProgress?.("Fetching uv");
  const venv = join(target, "venv");
  const withPip = await succeeds(python, ["-m", "pip", "--version"])
    ? python
    : await pythonWithPip(python, venv, searchPath);
  // deno-fmt-ignore
  await runProgram(withPip, [
    "-m", "pip", "install", "--target", target, "--require-hashes", "--only-binary=:all:",
    "--disable-pip-version-check", "--requirement", fileURLToPath(REQUIREMENTS),
  ]);
  if (withPip !== python) await Deno.remove(venv, { recursive: true });
}

async function pythonWithPip(python: string, folder: string, searchPath?: string): Promise<string> {
  if (!await succeeds(python, ["-m", "venv", folder])) {
    throw new MissingProgramError(
      "Cannot fetch uv: expected python3 with pip or venv, found it without either",
      await pythonInstallCommand(searchPath),
    );
  }
  return Deno.build.os === "windows"
    ? join(folder, "Scripts", "python.exe")
    : join(folder, "bin", "python");
}

/** Programs may be there and not work: pyenv's stand-ins, a uv too old or for another machine. */
async function isRecent(uv: string): Promise<boolean> {
  const version = await runProgram(uv, ["--version"]).catch(() => "");
  const [major, minor] = version.match(/\d+/g)?.map(Number) ?? [];
  if (major === undefined || minor === undefined) return false;
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

async function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  return await runProgram(program, args).then(() => true, () => false);
}

function uvIn(folder: string): string {
  return join(folder, "bin", Deno.build.os === "windows" ? "uv.exe" : "uv");
}
