import { join } from "node:path";
import { readTextIfPresent, sha256OfFile } from "../host/mod.ts";

/** Name of the list of checksums, in the format of `sha256sum`. */
export const checksumsFile = "SHA256SUMS";

/** Checksums of all files in a folder, the list itself aside, as `sha256sum --check` reads them. */
export async function checksumsText(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const name of await fileNames(folder)) {
    lines.push(`${await sha256OfFile(join(folder, name))}  ${name}\n`);
  }
  return lines.join("");
}

/** What does not agree with the folder's list: a sentence for each file, none if all is as listed. */
export async function checksumFaults(folder: string): Promise<string[]> {
  const text = await readTextIfPresent(join(folder, checksumsFile));
  if (text === undefined) return [`${checksumsFile} is missing`];
  const listed = new Map(
    text.split("\n").filter((line) => line !== "").map((
      line,
    ) => [line.slice(66), line.slice(0, 64)]),
  );
  const present = await fileNames(folder);
  const faults = [...listed.keys()].filter((name) => !present.includes(name))
    .map((name) => `${name} is missing`);
  for (const name of present) {
    const expected = listed.get(name);
    const found = await sha256OfFile(join(folder, name));
    if (expected === undefined) faults.push(`${name} is not listed in ${checksumsFile}`);
    else if (expected !== found) {
      faults.push(`${name} was changed: expected SHA-256 ${expected}, found ${found}`);
    }
  }
  return faults;
}

async function fileNames(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.filter(({ isFile, name }) => isFile && name !== checksumsFile)
    .map(({ name }) => name).toSorted();
}
