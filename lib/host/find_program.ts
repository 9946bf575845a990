import { join } from "node:path";

/** File-name endings of programs. */
const ENDINGS = Deno.build.os === "windows" ? [".exe", ".cmd", ".bat"] : [""];
const SEPARATOR = Deno.build.os === "windows" ? ";" : ":";

/**
 * Absolute path of a program, or `undefined` if it is in none of the folders of `searchPath`, which
 * is written as `PATH` is and defaults to it.
 */
export async function findProgram(
  name: string,
  searchPath: string = Deno.env.get("PATH") ?? "",
): Promise<string | undefined> {
  for (const folder of searchPath.split(SEPARATOR).filter(Boolean)) {
    for (const ending of ENDINGS) {
      const path = join(folder, name + ending);
      if (await isProgram(path)) return path;
    }
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    const { isFile, mode } = await Deno.stat(path);
    // Any of the three execute bits; Windows has none.
    return isFile && (mode === null || Deno.build.os === "windows" || (mode & 0o111) !== 0);
  } catch {
    return false;
  }
}
