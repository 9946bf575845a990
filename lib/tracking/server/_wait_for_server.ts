import { isProcessAlive } from "../../host/mod.ts";
import { readListening, type ServerProcess } from "./_server_state.ts";

/** Milliseconds between two looks at a server that starts. */
const POLL = 50;

/** A server answers /health in a few milliseconds, but its machine may be busy. */
const HEALTH_TIMEOUT = 5000;

/** What came of waiting: the port of a server that is well, or why there is none. */
export type Waited =
  | { readonly kind: "healthy"; readonly port: number }
  | { readonly kind: "ended" }
  | { readonly kind: "silent" };

/** Waits until the server answers that it is well, ends, or the milliseconds are over. */
export async function waitForServer(
  folder: string,
  { pid, processStart }: ServerProcess,
  timeout: number,
): Promise<Waited> {
  const start = performance.now();
  do {
    const listening = await readListening(folder);
    if (listening?.pid === pid && await isHealthy(listening.port)) {
      return { kind: "healthy", port: listening.port };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
    if (!await isProcessAlive(pid, processStart)) return { kind: "ended" };
  } while (performance.now() - start < timeout);
  return { kind: "silent" };
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(HEALTH_TIMEOUT);
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal });
    return await response.text() === "OK";
  } catch {
    return false;
  }
}
