import { basename, join } from "node:path";
import { buildFolderOnce, type ProgressListener, sha256OfFile } from "../../host/mod.ts";
import type { Download } from "./download_wheel.ts";
import type { Library } from "./library.ts";
import type { Wheel } from "./wheels.ts";

/** The wheel's library if the folder has it whole, judged by the sizes; else `undefined`. */
export async function cachedLibrary(wheel: Wheel, folder: string): Promise<Library | undefined> {
  if (!await isComplete(wheel, folder)) return undefined;
  return { path: pathOf(wheel, folder), source: "cache", version: wheel.version };
}

/**
 * Fetches the wheel's library into the folder, each file checked against its own hash. A fetch that
 * fails or is killed leaves nothing that could be taken for the library.
 *
 * @throws {Error} If a file is missing or has another hash.
 */
export async function fetchLibrary(
  wheel: Wheel,
  folder: string,
  download: Download,
  onProgress?: ProgressListener,
): Promise<Library> {
  await buildFolderOnce(folder, async (partial) => {
    const unpacked = join(partial, "wheel");
    await download(wheel, unpacked, onProgress);
    onProgress?.(`Checking TensorFlow ${wheel.version}`);
    // All are waited for: the folder is removed after a refusal, and none may be at work in it then.
    const checks = await Promise.allSettled(
      wheel.libraries.map((library) => checkLibrary(wheel, library, unpacked)),
    );
    for (const check of checks) if (check.status === "rejected") throw check.reason;
    for (const { path } of wheel.libraries) {
      await Deno.rename(join(unpacked, path), join(partial, basename(path)));
    }
    await Deno.remove(unpacked, { recursive: true });
  }, {
    isComplete: (folder) => isComplete(wheel, folder),
    onWait: () => onProgress?.("Waiting for another process to fetch TensorFlow"),
  });
  return { path: pathOf(wheel, folder), source: "fetched", version: wheel.version };
}

async function checkLibrary(
  wheel: Wheel,
  { path, sha256 }: Wheel["libraries"][number],
  unpacked: string,
): Promise<void> {
  const found = await sha256OfFile(join(unpacked, path));
  if (found === sha256) return;
  throw new Error(
    `Cannot use "${path}" of ${wheel.file}: expected sha256 ${sha256}, found ${found}`,
  );
}

async function isComplete(wheel: Wheel, folder: string): Promise<boolean> {
  const sizes = await Promise.all(wheel.libraries.map(async ({ path, bytes }) => {
    const size = await Deno.stat(join(folder, basename(path))).then((it) => it.size, () => -1);
    return size === bytes;
  }));
  return sizes.every(Boolean);
}

function pathOf(wheel: Wheel, folder: string): string {
  return join(folder, basename(wheel.libraries[0].path));
}
