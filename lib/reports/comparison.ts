import type { Dataset } from "../data/mod.ts";
import type { RecordedSummary } from "../runs/mod.ts";
import type { JsonObject, SweepRecord } from "../tracking/mod.ts";
import type { Arm } from "./arm.ts";

/** One or more sweeps, read from their records, and the images that they were tested on. */
export interface Comparison {
  readonly sweeps: readonly ComparedSweep[];
  readonly arms: readonly Arm[];
  /** The test part; absent where the data cannot be had, or the sweeps were tested on different data. */
  readonly images?: Dataset;
}

/** A sweep of a comparison. */
export interface ComparedSweep {
  /** The experiment, with the sweep's id where an experiment is compared with itself. */
  readonly label: string;
  readonly record: SweepRecord;
  readonly summary: RecordedSummary;
  /** A trial's configuration for each set-up, where the record holds it. */
  readonly configurations: Readonly<Record<string, JsonObject>>;
}
