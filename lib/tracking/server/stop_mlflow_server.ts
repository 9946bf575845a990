import { join, resolve } from "node:path";
import { stopProcessGroup, withLock } from "../../host/mod.ts";
import { readRunningServer } from "./_server_state.ts";

/** Ends the MLflow server of a store, all its processes; says whether one ran. */
export async function stopMlflowServer(folder: string): Promise<boolean> {
  const store = resolve(folder);
  // Looked at first, since the lock makes a folder.
  if (!await readRunningServer(store)) return false;
  return await withLock(join(store, "server.lock"), async () => {
    const running = await readRunningServer(store);
    if (running) await stopProcessGroup(running.pid);
    return running !== undefined;
  });
}
