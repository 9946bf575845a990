import { join } from "node:path";
import type { NamedContent } from "./idx_dataset.ts";
import { unpack } from "./_unpack.ts";

/**
 * Reads files that lie in a folder, each plain or packed as `.gz`; the plain one counts if both do.
 *
 * @param dataset Name of what is read, for messages.
 * @throws {RangeError} If the folder or a file is missing, naming all that was expected.
 */
export async function readFolder(
  dataset: string,
  folder: string,
  files: readonly string[],
): Promise<NamedContent[]> {
  const present = await namesIn(folder);
  const chosen = files.map((file) => [file, `${file}.gz`].find((name) => present?.has(name)));
  const missing = files.filter((_, index) => chosen[index] === undefined);
  if (missing.length > 0) {
    const found = present === undefined ? "no such folder" : `no ${missing.join(", no ")}`;
    throw new RangeError(
      `Cannot read ${dataset} from ${folder}: expected a folder with the files ` +
        `${files.join(", ")}, each plain or with .gz; found ${found}`,
    );
  }
  return await Promise.all(chosen.map(async (name) => {
    const file = join(folder, name!);
    return { file, content: unpack(file, await Deno.readFile(file)) };
  }));
}

async function namesIn(folder: string): Promise<Set<string> | undefined> {
  try {
    return new Set((await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    if (error instanceof Deno.errors.NotADirectory) return undefined;
    throw error;
  }
}
