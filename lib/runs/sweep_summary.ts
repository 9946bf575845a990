import type { Point } from "./config_value.ts";
import type { TrialPhase } from "./sweep_plan.ts";

/** One trained trial, flat, as charts take it. */
export interface SweepRow {
  readonly setup: string;
  readonly loss: string;
  /** Its condition and its values on the axes of its set-up, by path. */
  readonly point: Point;
  readonly seed: number;
  /** The fold that it was validated on, where there are folds. */
  readonly fold?: number;
  /** Steps of a trial of successive halving that had fewer than its set-up's; never selected. */
  readonly rung?: number;
  readonly phase: TrialPhase;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Each metric, one number a seed: the mean over the folds, where there are folds. */
export type SeedMetrics = Readonly<Record<string, readonly number[]>>;

/** A set-up, under one condition, at the point selected on validation data. */
export interface SetupSummary {
  readonly setup: string;
  readonly loss: string;
  /** What it was run under, by path; absent, where that did not vary. */
  readonly condition?: Point;
  /** Empty for a set-up without axes. */
  readonly selected: Point;
  /** Axes on which it is the least or the greatest value tried. */
  readonly atEdge: readonly string[];
  readonly seeds: readonly number[];
  readonly metrics: SeedMetrics;
  /** The same point, run again on seeds that played no part in its selection. */
  readonly confirmation?: { readonly seeds: readonly number[]; readonly metrics: SeedMetrics };
}

/** What a sweep found. */
export interface SweepSummary {
  /** Paths of what was swept to choose among. */
  readonly axes: readonly string[];
  /** Paths of the circumstances that set-ups were compared under, where there are any. */
  readonly conditions?: readonly string[];
  /** The set-up that the others are compared with. */
  readonly control?: string;
  readonly rows: readonly SweepRow[];
  /** One of each set-up and condition. */
  readonly setups: readonly SetupSummary[];
  /** Baselines by name, each metric one number a trial; the untrained ones, one of each encoder. */
  readonly baselines: Readonly<Record<string, SeedMetrics>>;
  readonly failed: readonly { readonly id: string; readonly error: string }[];
  readonly unfinished: number;
}

/** The metric that points are selected by and set-ups are ranked by. */
export const primaryMetric = "map_at_r" as const;
