import type { Point } from "./config_value.ts";
import type { TrialConfig } from "./trial_config.ts";

/** What a trial is for: to choose among points, or to run the chosen one again on fresh seeds. */
export type TrialPhase = "search" | "confirmation";

/** A trial and the name it goes by in folders, tables and MLflow. */
export interface PlannedTrial {
  /** Legal as a folder's name, e.g. `online_margin-0.2_seed-1`. */
  readonly id: string;
  readonly phase: TrialPhase;
  /** Where it lies on the axes of its set-up; nowhere, if it is a baseline or there are none. */
  readonly point: Point;
  /** Number of the fold that it is validated on, where there are folds. */
  readonly fold?: number;
  readonly config: TrialConfig;
}

/** A sweep before it runs: every trial with its whole configuration. */
export interface SweepPlan {
  readonly experiment: string;
  readonly question: string;
  /** Paths of what is swept in any set-up. */
  readonly axes: readonly string[];
  /** The set-up that the others are compared with. */
  readonly control?: string;
  readonly trials: readonly PlannedTrial[];
}
