import { basename, dirname, join } from "node:path";
import { withLock } from "./with_lock.ts";

/** How {@linkcode buildFolderOnce} behaves. */
export interface BuildOptions {
  /** Whether what lies there is whole; defaults to whether the folder exists. Must be cheap. */
  readonly isComplete?: ((folder: string) => Promise<boolean>) | undefined;
  /** Called once if another process is building the folder, before waiting for it. */
  readonly onWait?: (() => void) | undefined;
}

/**
 * Makes sure that a folder is there and whole: if not, builds it beside its place and moves it
 * there in one go. Of many processes at once, one builds and the others wait. A build that fails or
 * is killed leaves nothing that could be taken for a result; its remains go at the next build.
 *
 * The folder is built under another name, so what is in it must not hold its own path.
 */
export async function buildFolderOnce(
  folder: string,
  build: (partial: string) => Promise<void>,
  { isComplete = exists, onWait }: BuildOptions = {},
): Promise<void> {
  if (await isComplete(folder)) return;
  await withLock(`${folder}.lock`, async () => {
    if (await isComplete(folder)) return;
    await removeRemains(folder);
    const partial = `${folder}${PARTIAL}${crypto.randomUUID()}`;
    await Deno.mkdir(partial);
    try {
      await build(partial);
      // What lies there was found broken; a folder cannot be moved onto another.
      await removeIfPresent(folder);
      await Deno.rename(partial, folder);
    } catch (error) {
      await removeIfPresent(partial).catch(() => {});
      throw error;
    }
  }, { onWait });
}

const PARTIAL = ".partial-";

async function removeRemains(folder: string): Promise<void> {
  for await (const { name } of Deno.readDir(dirname(folder))) {
    if (!name.startsWith(basename(folder) + PARTIAL)) continue;
    // A program orphaned by a kill may still write there; then they go another time.
    await removeIfPresent(join(dirname(folder), name)).catch(() => {});
  }
}

async function removeIfPresent(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
