import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildFolderOnce } from "./build_folder_once.ts";
import { cacheFolder } from "./cache_folder.ts";
import { locateUv } from "./locate_uv.ts";
import { locatePython } from "./locate_python.ts";
import { packageIndexVariables } from "./package_index.ts";
import type { ProgressListener } from "./progress.ts";
import { runProgram } from "./run_program.ts";
import { sha256Hex } from "./sha256.ts";

/** What an environment is made of. */
export interface PythonEnvironmentOptions {
  /** What it is for, in one word: part of its folder's name and of what is said while it is made. */
  readonly name: string;
  /** A requirements file in which every package has its version and hashes. */
  readonly requirements: URL | string;
  /**
   * Modules to be imported once while it is made, so that their bytecode, and that of all they
   * import, is there at the first real start; defaults to none.
   */
  readonly precompile?: readonly string[] | undefined;
  readonly onProgress?: ProgressListener | undefined;
  /** Folder that holds the environments; defaults to `python` in the cache folder. */
  readonly folder?: string | undefined;
  /** Path of `uv`; defaults to what {@linkcode locateUv} finds. */
  readonly uv?: string | undefined;
}

/** A Python environment that is ready for use. */
export interface PythonEnvironment {
  /** Path of its Python. */
  readonly python: string;
  readonly folder: string;
  /** Path of one of its programs. */
  program(name: string): string;
}

/**
 * A Python environment with exactly the packages of a requirements file. The first call makes it in
 * the cache, later ones find it: it is kept under the hash of the file and the Python's version.
 *
 * Killed in the middle, it is made anew by the next call; two processes at once make it once. The
 * user's settings for `uv` hold, such as the package index.
 *
 * @throws {MissingProgramError} If there is no Python, or no way to get `uv`.
 * @throws {ProgramError} If a package cannot be fetched or has another hash.
 */
export async function pythonEnvironment(
  options: PythonEnvironmentOptions,
): Promise<PythonEnvironment> {
  const { name, onProgress, precompile = [] } = options;
  const uv = options.uv ?? await locateUv({ onProgress });
  const python = await locatePython(uv);
  const requirements = await readRequirements(options.requirements);
  const key = sha256Hex([requirements, Deno.build.target, ...precompile].join("\n")).slice(0, 16);
  const folder = join(options.folder ?? cacheFolder("python"), `${name}-${python.tag}-${key}`);

  await buildFolderOnce(folder, async (partial) => {
    onProgress?.(`Making the Python environment for ${name}`);
    const own = programIn(partial, "python");
    const pinned = join(partial, "requirements.txt");
    // Relocatable, since it is moved when it is complete.
    await runProgram(uv, [
      "venv",
      "--relocatable",
      "--no-project",
      "--python",
      python.path,
      partial,
    ]);
    await Deno.writeTextFile(pinned, requirements);
    const variables = await packageIndexVariables(python.path);
    const sync = ["pip", "sync", "--require-hashes", "--python", own, pinned];
    await runProgram(uv, sync, { variables });
    await writeBytecode(own, precompile);
  }, {
    isComplete: (folder) => isPresent(programIn(folder, "python")),
    onWait: () => onProgress?.(`Waiting for another process to make the environment for ${name}`),
  });
  return { python: programIn(folder, "python"), folder, program: (it) => programIn(folder, it) };
}

async function readRequirements(source: URL | string): Promise<string> {
  const url = typeof source === "string" ? pathToFileURL(source) : source;
  return await (await fetch(url)).text();
}

async function writeBytecode(python: string, modules: readonly string[]): Promise<void> {
  if (modules.length === 0) return;
  // Many containers forbid bytecode, since it would grow their layers. This folder is a cache.
  const variables = { PYTHONDONTWRITEBYTECODE: "", PYTHONPYCACHEPREFIX: "" };
  await runProgram(python, ["-c", `import ${modules.join(", ")}`], { variables });
}

/** Follows links: the Python that the environment was made with may have been removed. */
async function isPresent(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

function programIn(folder: string, name: string): string {
  return Deno.build.os === "windows"
    ? join(folder, "Scripts", `${name}.exe`)
    : join(folder, "bin", name);
}
