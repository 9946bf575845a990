import { join } from "node:path";
import { z } from "zod";
import { isProcessAlive, readTextIfPresent, writeAtomically } from "../../host/mod.ts";

/** The process of a store's server. */
export interface ServerProcess {
  readonly pid: number;
  /** With the id it names one process for good. */
  readonly processStart: string;
}

const process = z.object({ pid: z.int(), processStart: z.string() });
const listening = z.object({ pid: z.int(), port: z.int() });

/** The store's server, if it runs. */
export async function readRunningServer(folder: string): Promise<ServerProcess | undefined> {
  const found = await read(join(folder, "server.json"), process);
  return found && await isProcessAlive(found.pid, found.processStart) ? found : undefined;
}

/** Notes which process is the store's server. */
export async function writeRunningServer(folder: string, process: ServerProcess): Promise<void> {
  await writeAtomically(join(folder, "server.json"), `${JSON.stringify(process)}\n`);
}

/** The port that the store's last server took, and its process: `mlflow_server.py` writes it. */
export async function readListening(
  folder: string,
): Promise<{ readonly pid: number; readonly port: number } | undefined> {
  return await read(join(folder, "listening.json"), listening);
}

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readTextIfPresent(path);
  try {
    return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Written by something else: as good as absent.
    return undefined;
  }
}
