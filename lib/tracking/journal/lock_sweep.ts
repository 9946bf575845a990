import { join } from "node:path";
import { writing } from "./_writing.ts";
import { JournalError } from "./journal_error.ts";

/**
 * Keeps other processes out of a sweep's folder until disposed of. The system lets them in when
 * this process ends, however it ends.
 *
 * @throws {JournalError} `locked` if another process, or this one, already works there.
 */
export async function lockSweep(folder: string): Promise<Disposable> {
  const path = join(folder, ".lock");
  const file = await writing(folder, () => Deno.open(path, { create: true, write: true }));
  if (await file.tryLock(true)) return file;
  file.close();
  throw new JournalError(
    `Cannot work in "${folder}": another process is already doing so; wait for it or stop it`,
    "locked",
    folder,
  );
}
