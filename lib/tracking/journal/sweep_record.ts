import { join } from "node:path";
import { z } from "zod";
import { readTextIfPresent } from "../../host/mod.ts";
import type { JsonObject } from "../json.ts";
import { readJson } from "./_read_json.ts";
import { type Ending, readResult, type TrialResult } from "./result.ts";

/** The journal's format; a later one that older code cannot read gets another number. */
export const journalFormat = 1;

/** A sweep as its journal holds it. */
export interface SweepRecord {
  readonly folder: string;
  /** Names this sweep for good, wherever its folder is copied to. */
  readonly uuid: string;
  readonly id: string;
  readonly experiment: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The resolved config: set-ups, axes, seeds. */
  readonly config: JsonObject;
  readonly environment: JsonObject;
  /** Ids of the trials, which are the names of their folders, in the order they are run. */
  readonly trials: readonly string[];
  /** How many of them were known when the sweep began; all, where that is not written. */
  readonly knownAtStart?: number | undefined;
  /** Absent while the sweep has not ended. */
  readonly result: TrialResult | undefined;
}

/** How a trial stands: as it ended, begun but not ended, or not begun. */
export type TrialStatus = Ending | "unfinished" | "waiting";

const object = z.record(z.string(), z.json());

const sweep = z.object({
  format: z.literal(journalFormat),
  uuid: z.string(),
  id: z.string(),
  experiment: z.string(),
  created: z.int(),
  config: object,
  environment: object,
  trials: z.array(z.string()),
  knownAtStart: z.int().optional(),
});

/**
 * Reads a sweep's journal.
 *
 * @throws {JournalError} `missing` if the folder holds no sweep; `damaged` if its format is another.
 */
export async function readSweep(folder: string): Promise<SweepRecord> {
  const record = await readJson(join(folder, "sweep.json"), sweep);
  return { ...record, folder, result: await readResult(folder) };
}

/** How a trial stands. */
export async function readTrialStatus(folder: string): Promise<TrialStatus> {
  const result = await readResult(folder);
  if (result) return result.status;
  const begun = await readTextIfPresent(join(folder, "config.json")) !== undefined;
  return begun ? "unfinished" : "waiting";
}
