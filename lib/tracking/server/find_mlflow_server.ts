import { resolve } from "node:path";
import { readListening, readRunningServer } from "./_server_state.ts";

/** Address of a store's server, if one runs; nothing is started. */
export async function findMlflowServer(folder: string): Promise<string | undefined> {
  const store = resolve(folder);
  const running = await readRunningServer(store);
  const listening = await readListening(store);
  return running && listening?.pid === running.pid
    ? `http://127.0.0.1:${listening.port}`
    : undefined;
}
