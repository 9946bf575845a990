import { dirname } from "node:path";
import { cpus } from "node:os";
import type { Engine } from "./engine.ts";
import type { ModeTimes } from "./_mode_times.ts";
import { cacheFolder, sha256Hex } from "../host/mod.ts";

const inThisProcess = new Map<string, ModeTimes>();

/** What was measured of a function here: by this process, or by one before on the same kind of machine. */
export function recallTimes(digest: string, engine: Engine): ModeTimes | undefined {
  const path = pathOf(digest, engine);
  const found = inThisProcess.get(path) ?? readTimes(path);
  if (found !== undefined) inThisProcess.set(path, found);
  return found;
}

export function rememberTimes(digest: string, engine: Engine, times: ModeTimes): void {
  const path = pathOf(digest, engine);
  inThisProcess.set(path, times);
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    Deno.mkdirSync(dirname(path), { recursive: true });
    Deno.writeTextFileSync(temporary, JSON.stringify(times));
    Deno.renameSync(temporary, path);
  } catch {
    // A cache that cannot be written costs the next process a measurement, nothing more.
  }
}

/** What times depend on is in the file's name. */
function pathOf(digest: string, { version, threads, devices }: Engine): string {
  const processors = cpus();
  const kinds = devices.map(({ kind }) => kind);
  const machine = { processor: processors[0]?.model, cores: processors.length, devices: kinds };
  const content = JSON.stringify({ digest, machine, threads, version });
  return cacheFolder("mode_times", `${sha256Hex(content)}.json`);
}

function readTimes(path: string): ModeTimes | undefined {
  try {
    const { graph, xla, compile } = JSON.parse(Deno.readTextFileSync(path));
    const known = [graph, compile, xla ?? 0].every((time) => Number.isFinite(time) && time >= 0);
    return known ? { graph, xla, compile } : undefined;
  } catch {
    return undefined;
  }
}
