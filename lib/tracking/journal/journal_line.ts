import { z } from "zod";

/** Values by metric name, such as `{ "val/map_at_r": 0.49 }`. */
export type MetricValues = Readonly<Record<string, number>>;

/** What a trial recorded at one step. */
export interface JournalLine {
  /** Training steps done, from 0. */
  readonly step: number;
  /** Milliseconds since 1970, an integer; never less than the line before. */
  readonly time: number;
  readonly metrics: MetricValues;
}

const unwritable = ["NaN", "Infinity", "-Infinity"] as const;

/** Values as they stand in a file: JSON has no NaN and no infinities, so these are strings there. */
export const metricValues = z.record(
  z.string(),
  z.union([z.number(), z.enum(unwritable).transform(Number)]),
);

const line = z.object({
  step: z.int().nonnegative(),
  time: z.int().nonnegative(),
  metrics: metricValues,
});

/** Values that JSON can hold. */
export function writableValues(values: MetricValues): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Number.isFinite(value) ? value : String(value),
    ]),
  );
}

/** One line of `metrics.jsonl`, with its line feed. */
export function writeJournalLine({ step, time, metrics }: JournalLine): string {
  return `${JSON.stringify({ step, time, metrics: writableValues(metrics) })}\n`;
}

/** Reads one line without its line feed; `undefined` if it is not a journal's. */
export function readJournalLine(text: string): JournalLine | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
