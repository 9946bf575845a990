import { join } from "node:path";
import { readTextIfPresent } from "../host/mod.ts";
import { listSweeps } from "../runs/mod.ts";
import type { SweepRecord } from "../tracking/mod.ts";
import { UsageError } from "./_usage_error.ts";

/**
 * Folders of the sweeps that were asked for: by folder, or the newest of an experiment that has a
 * summary; of every experiment, if nothing was named.
 *
 * @throws {UsageError} For a name that is neither, with the experiments that there are.
 */
export async function findSweeps(names: readonly string[], results: string): Promise<string[]> {
  const all = await summarized(await listSweeps(results));
  const newest = new Map(all.map(({ experiment, folder }) => [experiment, folder]));
  if (names.length === 0 && newest.size > 0) return [...newest.values()];
  const known = [...newest.keys()].join(", ") || "none yet: run deno task sweep margin";
  if (names.length === 0) {
    throw new UsageError(`Cannot compare: ${results} holds no sweep that ended`);
  }
  return await Promise.all(names.map(async (name) => {
    const isFolder = await readTextIfPresent(join(name, "sweep.json")) !== undefined;
    const folder = isFolder ? name : newest.get(name);
    if (folder !== undefined) return folder;
    throw new UsageError(
      `Cannot compare: expected a sweep's folder, or an experiment with a sweep that ended (${known}), ` +
        `found ${name}`,
    );
  }));
}

async function summarized(sweeps: readonly SweepRecord[]): Promise<SweepRecord[]> {
  const texts = await Promise.all(
    sweeps.map(({ folder }) => readTextIfPresent(join(folder, "summary.json"))),
  );
  return sweeps.filter((_, index) => texts[index] !== undefined);
}
