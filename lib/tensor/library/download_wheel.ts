import { join } from "node:path";
import {
  locatePython,
  locateUv,
  packageIndexVariables,
  type ProgressListener,
  runProgram,
} from "../../host/mod.ts";
import type { Wheel } from "./wheels.ts";

/** Puts the content of a wheel into a folder, checked against the wheel's hash. */
export type Download = (
  wheel: Wheel,
  folder: string,
  onProgress?: ProgressListener,
) => Promise<void>;

/** Milliseconds between two looks at how far a download is. */
const POLL = 250;

/**
 * Downloads a wheel with `uv`, so that the user's settings hold, such as the package index.
 *
 * `uv` unpacks while it downloads, in one pass over the bytes: that took 4 s where `pip download`
 * alone took 6. It unpacks the whole wheel, of which a third is not needed and removed later.
 */
export const downloadWheel: Download = async (wheel, folder, onProgress) => {
  const uv = await locateUv({ onProgress });
  const python = await locatePython(uv);
  const unpacked = `${folder}.download`;
  const requirements = join(unpacked, "requirements.txt");
  await Deno.mkdir(unpacked);
  await Deno.writeTextFile(requirements, `${wheel.requirement} --hash=sha256:${wheel.sha256}\n`);
  const stopWatching = watch(wheel, unpacked, onProgress);
  try {
    // deno-fmt-ignore
    await runProgram(uv, [
      "pip", "install", "--python", python.path, "--target", folder, "--no-deps",
      "--require-hashes", "--only-binary", ":all:", "--python-version", wheel.python,
      "--requirement", requirements,
    ], {
      // A cache of its own, beside the target: the files are linked, not copied, and leave no
      // gigabyte behind in the user's cache.
      variables: { ...await packageIndexVariables(python.path), UV_CACHE_DIR: unpacked },
    });
  } finally {
    stopWatching();
    await Deno.remove(unpacked, { recursive: true }).catch(() => {});
  }
};

/** Reports how much of the libraries is there, until the returned function is called. */
function watch(wheel: Wheel, unpacked: string, onProgress?: ProgressListener): () => void {
  const total = wheel.libraries.reduce((sum, { bytes }) => sum + bytes, 0);
  const message = `Fetching TensorFlow ${wheel.version} (${Math.round(total / 1e6)} MB unpacked)`;
  onProgress?.(message, 0);
  const timer = setInterval(async () => {
    const bytes = await bytesUnpacked(wheel, unpacked);
    if (bytes > 0 && bytes < total) onProgress?.(message, bytes / total);
    if (bytes >= total) onProgress?.(`Unpacking the rest of TensorFlow ${wheel.version}`);
  }, POLL);
  return () => clearInterval(timer);
}

/** Looks where `uv` unpacks to: a folder of any name in its cache. */
async function bytesUnpacked(wheel: Wheel, unpacked: string): Promise<number> {
  let bytes = 0;
  try {
    for await (const { name } of Deno.readDir(unpacked)) {
      for (const { path } of wheel.libraries) {
        bytes += await Deno.stat(join(unpacked, name, path)).then((it) => it.size, () => 0);
      }
    }
  } catch {
    // Not there yet, or not any more.
  }
  return bytes;
}
