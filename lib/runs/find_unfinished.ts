import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../parts/mod.ts";
import { readSweep, type SweepRecord } from "../tracking/mod.ts";

/** An interrupted sweep. */
export interface UnfinishedSweep {
  readonly folder: string;
  /** Overrides that it was begun with, as typed. */
  readonly overrides: readonly string[];
}

export interface FindUnfinishedOptions {
  readonly experiment: string;
  /** Only a sweep begun with these counts; any, when there are none. */
  readonly overrides: readonly string[];
  /** Folder of all records. */
  readonly results: string;
}

const begun = z.object({ overrides: z.array(z.string()) });

/**
 * Finds the newest sweep of an experiment that has not finished.
 *
 * @throws {ConfigError} If there is none; it names those that were begun with other overrides.
 */
export async function findUnfinished(options: FindUnfinishedOptions): Promise<UnfinishedSweep> {
  const { experiment, overrides, results } = options;
  const open = (await readSweeps(join(results, experiment)))
    .filter(({ result }) => result?.status !== "finished")
    .toSorted((a, b) => b.created - a.created)
    .map(({ folder, config }) => ({ folder, ...begun.parse(config) }));
  const newest = open.find((sweep) => overrides.length === 0 || isSame(sweep.overrides, overrides));
  if (newest !== undefined) return newest;
  const others = open.map((sweep) => [experiment, ...sweep.overrides].join(" "));
  throw new ConfigError("the sweep", [{
    path: "--resume",
    found: `none in ${join(results, experiment)}`,
    allowed: others.length === 0
      ? "used where a sweep was interrupted"
      : `used with the overrides it was begun with: ${others.join(" | ")}`,
  }]);
}

async function readSweeps(folder: string): Promise<SweepRecord[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  const folders = entries.filter(({ isDirectory }) => isDirectory).map(({ name }) => name);
  const sweeps = folders.map((name) => readSweep(join(folder, name)).catch(() => undefined));
  return (await Promise.all(sweeps)).filter((sweep) => sweep !== undefined);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
