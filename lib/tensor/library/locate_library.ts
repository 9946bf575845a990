import { join } from "node:path";
import { cacheFolder, type ProgressListener } from "../../host/mod.ts";
import { cachedLibrary, fetchLibrary } from "./cached_library.ts";
import { chosenLibrary } from "./chosen_library.ts";
import { type Download, downloadWheel } from "./download_wheel.ts";
import { installedLibrary } from "./installed_library.ts";
import type { Library } from "./library.ts";
import { MissingLibraryError } from "./missing_library_error.ts";
import { type Wheel, WHEELS } from "./wheels.ts";

/** How {@linkcode locateLibrary} behaves; all but `onProgress` is there to be replaced by tests. */
export interface LocateLibraryOptions {
  readonly onProgress?: ProgressListener | undefined;
  /** The user's choice; defaults to `MARGINALIA_LIBTENSORFLOW`. */
  readonly choice?: string | undefined;
  /** Name of the platform; defaults to this machine's. */
  readonly platform?: string | undefined;
  /** The pinned wheel for each platform. */
  readonly wheels?: { readonly [platform: string]: Wheel } | undefined;
  /** Folder that holds the fetched libraries; defaults to `libtensorflow` in the cache folder. */
  readonly folder?: string | undefined;
  readonly download?: Download | undefined;
  /** Looks for the library of an installed Python package. */
  readonly installed?: (() => Promise<Library | undefined>) | undefined;
}

/**
 * Finds libtensorflow, or fetches it. In this order:
 *
 * 1. what `MARGINALIA_LIBTENSORFLOW` names: the user's word counts, also where it is wrong;
 * 2. the pinned version in the cache;
 * 3. the pinned version in an installed Python package;
 * 4. the pinned version, fetched into the cache;
 * 5. another version in an installed Python package.
 *
 * The version decides the last bits of every figure. So an installed package of another version
 * comes last: two machines compute with the same library unless one of them cannot have it. To
 * compute with CUDA, name the library of a package made for it.
 *
 * @throws {Deno.errors.NotFound} If `MARGINALIA_LIBTENSORFLOW` names no library.
 * @throws {MissingLibraryError} If there is none and none can be fetched.
 */
export async function locateLibrary(options: LocateLibraryOptions = {}): Promise<Library> {
  const choice = options.choice ?? Deno.env.get("MARGINALIA_LIBTENSORFLOW");
  if (choice) return await chosenLibrary(choice);

  const { platform = `${Deno.build.arch}-${Deno.build.os}`, wheels = WHEELS, onProgress } = options;
  const wheel = wheels[platform];
  const folder = join(
    options.folder ?? cacheFolder("libtensorflow"),
    `${wheel?.version}-${platform}`,
  );
  const cached = wheel && await cachedLibrary(wheel, folder);
  if (cached) return cached;

  const installed = await (options.installed ?? installedLibrary)();
  if (!wheel) return installed ?? refuse(`there is no wheel with it for ${platform}`);
  if (installed?.version === wheel.version) return installed;
  try {
    return await fetchLibrary(wheel, folder, options.download ?? downloadWheel, onProgress);
  } catch (error) {
    if (!installed) return refuse(error instanceof Error ? error.message : String(error), error);
    onProgress?.(
      `Cannot fetch TensorFlow ${wheel.version}; using the installed ${installed.version}`,
    );
    return installed;
  }
}

function refuse(reason: string, cause?: unknown): never {
  throw new MissingLibraryError(reason, { cause });
}
