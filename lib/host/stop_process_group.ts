import { readLinuxProcess } from "./_linux_process.ts";
import { kill } from "node:process";

/** How {@linkcode stopProcessGroup} behaves. */
export interface StopOptions {
  /** Milliseconds between asking to end and ending by force; defaults to 5000. */
  readonly grace?: number;
}

/** Milliseconds between two looks at whether the group has ended. */
const POLL = 20;

/**
 * Ends a process and all of its descendants in the same process group: first asks (SIGTERM), then,
 * after `grace`, forces (SIGKILL). Returns when the group is gone; at once if it already is.
 *
 * `pid` must lead its group, as a process spawned with `detached: true` does. On Windows the whole
 * process tree is ended by force.
 *
 * @throws {RangeError} If `pid` is not an integer above 1: such ids name this process's own group
 * or everything.
 */
export async function stopProcessGroup(pid: number, options: StopOptions = {}): Promise<void> {
  if (!Number.isSafeInteger(pid) || pid <= 1) {
    throw new RangeError(`Cannot stop a process group: expected an id above 1, found ${pid}`);
  }
  if (Deno.build.os === "windows") return await stopProcessTree(pid);
  if (!signalGroup(pid, "SIGTERM")) return;
  if (await ended(pid, options.grace ?? 5000)) return;
  signalGroup(pid, "SIGKILL");
  await ended(pid, Infinity);
}

async function ended(pid: number, milliseconds: number): Promise<boolean> {
  const start = performance.now();
  while (await groupRuns(pid)) {
    if (performance.now() - start > milliseconds) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
  return true;
}

async function groupRuns(group: number): Promise<boolean> {
  if (!signalGroup(group, 0)) return false;
  if (Deno.build.os !== "linux") return true;
  // Zombies take signals too, and in a container without an init process they stay for ever.
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const found = await readLinuxProcess(name);
    if (found?.group === group && !found.zombie) return true;
  }
  return false;
}

/** Sends a signal to the group (0 sends none, but looks); says whether there was one. */
function signalGroup(group: number, signal: Deno.Signal | 0): boolean {
  try {
    return kill(-group, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

async function stopProcessTree(pid: number): Promise<void> {
  await new Deno.Command("taskkill", {
    args: ["/PID", String(pid), "/T", "/F"],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output();
}
