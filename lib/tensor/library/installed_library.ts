import { findProgram, runProgram } from "../../host/mod.ts";
import type { Library } from "./library.ts";
import { libraryInFolder } from "./library_in_folder.ts";

/** Finds the package's folder and version without importing it, which would take seconds. */
const FIND_PACKAGE = `
from importlib import metadata, util
spec = util.find_spec("tensorflow")
if spec and spec.origin:
    for name in ("tensorflow", "tensorflow-cpu", "tensorflow-macos"):
        try:
            print(metadata.version(name))
            print(spec.submodule_search_locations[0])
            break
        except metadata.PackageNotFoundError:
            pass
`;

/** Versions whose C API has all that the engine calls. */
const OLDEST: readonly [number, number] = [2, 16];

/** The libtensorflow of the Python on `PATH`, or `undefined` if it has none of a known version. */
export async function installedLibrary(searchPath?: string): Promise<Library | undefined> {
  const python = await findProgram("python3", searchPath) ??
    await findProgram("python", searchPath);
  if (!python) return undefined;
  const printed = await runProgram(python, ["-c", FIND_PACKAGE]).catch(() => "");
  const [version, folder] = printed.split("\n").map((line) => line.trim());
  if (!version || !folder || !isRecent(version)) return undefined;
  const path = await libraryInFolder(folder);
  return path === undefined ? undefined : { path, source: "python", version };
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === OLDEST[0] && minor >= OLDEST[1];
}
