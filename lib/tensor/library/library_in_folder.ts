import { join } from "node:path";

/** What libtensorflow is called, in Python packages first, then in the C library's own archives. */
const FILE_NAMES: { readonly [system: string]: readonly string[] } = {
  darwin: ["libtensorflow_cc.2.dylib", "libtensorflow.2.dylib", "libtensorflow.dylib"],
  windows: ["tensorflow.dll"],
  linux: ["libtensorflow_cc.so.2", "libtensorflow.so.2", "libtensorflow.so"],
};

/** Names that libtensorflow may have on this system. */
export const LIBRARY_NAMES: readonly string[] = FILE_NAMES[Deno.build.os] ??
  FILE_NAMES["linux"] ?? [];

/** Path of the libtensorflow in a folder, or `undefined` if it holds none. */
export async function libraryInFolder(folder: string): Promise<string | undefined> {
  for (const name of LIBRARY_NAMES) {
    const path = join(folder, name);
    if (await Deno.stat(path).then((it) => it.isFile, () => false)) return path;
  }
  return undefined;
}
