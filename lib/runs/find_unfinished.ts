import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../parts/mod.ts";
import type { ModeChoices } from "./choose_modes.ts";
import { listSweeps } from "./list_sweeps.ts";

/** An interrupted sweep. */
export interface UnfinishedSweep {
  readonly folder: string;
  /** Overrides that it was begun with, as typed. */
  readonly overrides: readonly string[];
  /** Modes that were chosen when it was begun. */
  readonly modes: ModeChoices;
}

export interface FindUnfinishedOptions {
  readonly experiment: string;
  /** Only a sweep begun with these counts; any, when there are none. */
  readonly overrides: readonly string[];
  /** Folder of all records. */
  readonly results: string;
}

const choice = z.object({ mode: z.enum(["graph", "xla", "eager"]), reason: z.string() });
const begun = z.object({
  overrides: z.array(z.string()),
  modes: z.record(z.string(), choice).default({}),
});

/**
 * Finds the newest sweep of an experiment that has not finished.
 *
 * @throws {ConfigError} If there is none; it names those that were begun with other overrides.
 */
export async function findUnfinished(options: FindUnfinishedOptions): Promise<UnfinishedSweep> {
  const { experiment, overrides, results } = options;
  const open = (await listSweeps(results, experiment))
    .filter(({ result }) => result?.status !== "finished")
    .toReversed()
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

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
