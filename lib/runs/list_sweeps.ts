import { join } from "node:path";
import { readSweep, type SweepRecord } from "../tracking/mod.ts";

/** Reads the sweeps under a folder of results, oldest first; of one experiment, if it is named. */
export async function listSweeps(results: string, experiment?: string): Promise<SweepRecord[]> {
  const experiments = experiment === undefined ? await folders(results) : [experiment];
  const paths = await Promise.all(experiments.map(async (name) => {
    return (await folders(join(results, name))).map((sweep) => join(results, name, sweep));
  }));
  // What holds no sweep.json is no sweep.
  const sweeps = paths.flat().map((path) => readSweep(path).catch(() => undefined));
  return (await Promise.all(sweeps)).filter((sweep) => sweep !== undefined)
    .toSorted((a, b) => a.created - b.created);
}

async function folders(path: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(path)).catch(() => []);
  return entries.filter(({ isDirectory, name }) => isDirectory && !name.startsWith("."))
    .map(({ name }) => name);
}
