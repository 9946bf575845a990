import type { EvaluationRecord } from "../evaluation/mod.ts";
import type { SeedMetrics, SetupSummary } from "../runs/mod.ts";
import type { JournalLine } from "../tracking/mod.ts";

/** A set-up, under one condition, at its selected point: what reports compare. */
export interface Arm {
  /** Unlike any other arm's of the report. */
  readonly name: string;
  /** Place of its sweep in the comparison. */
  readonly sweep: number;
  readonly summary: SetupSummary;
  readonly seeds: readonly number[];
  /** Each metric, one number a seed: of the confirming runs, where there are any. */
  readonly metrics: SeedMetrics;
  /** The trials that these numbers are of; none, where the record holds no more than a summary. */
  readonly runs: readonly ArmRun[];
}

/** One trial of an arm. */
export interface ArmRun {
  readonly folder: string;
  readonly seed: number;
  /** What it recorded while it trained. */
  readonly lines: readonly JournalLine[];
  /** Absent in records from before trials left one. */
  readonly evaluation?: EvaluationRecord;
}
