import { join } from "node:path";
import { z } from "zod";
import { readJsonIfPresent } from "./_read_json.ts";
import { writeJson } from "./_write_json.ts";
import { type MetricValues, metricValues, writableValues } from "./journal_line.ts";

/** How a trial or sweep ended: by itself, by an error, or stopped from outside. */
export const endings = ["finished", "failed", "killed"] as const;

/** How a trial or sweep ended. */
export type Ending = typeof endings[number];

/** What a trial or a sweep ended with. */
export interface TrialResult {
  readonly status: Ending;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly ended: number;
  /** The numbers that stand for it. */
  readonly metrics: MetricValues;
  /** Why it failed. */
  readonly error?: string | undefined;
}

const resultSchema = z.object({
  status: z.enum(endings),
  started: z.int(),
  ended: z.int(),
  metrics: metricValues,
  error: z.string().optional(),
});

/** Reads how a trial or sweep ended; `undefined` if it has not. */
export async function readResult(folder: string): Promise<TrialResult | undefined> {
  return await readJsonIfPresent(join(folder, "result.json"), resultSchema);
}

/** Marks a trial or sweep as ended. */
export async function writeResult(folder: string, result: TrialResult): Promise<void> {
  const metrics = writableValues(result.metrics);
  await writeJson(join(folder, "result.json"), { ...result, metrics });
}
