import { dirname } from "node:path";

/** How {@linkcode withLock} behaves. */
export interface LockOptions {
  /** Called once if the lock is held by another, before waiting for it. */
  readonly onWait?: (() => void) | undefined;
}

/**
 * Runs an action while holding the lock named by a file, so that no other process, nor another call
 * in this one, runs under the same lock at the same time. Returns what the action returns.
 *
 * The kernel releases the lock when its holder ends, however it ends. The lock file is left in
 * place: removing it would let two processes lock two files of the same name.
 */
export async function withLock<T>(
  path: string,
  action: () => T | Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  await Deno.mkdir(dirname(path), { recursive: true });
  using file = await Deno.open(path, { create: true, write: true });
  if (!await file.tryLock(true)) {
    options.onWait?.();
    await file.lock(true);
  }
  return await action();
}
