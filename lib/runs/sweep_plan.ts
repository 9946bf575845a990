import type { TrialConfig } from "./trial_config.ts";

/** A trial and the name it goes by in folders, tables and MLflow. */
export interface PlannedTrial {
  /** Legal as a folder's name, e.g. `online_margin-0.2_seed-1`. */
  readonly id: string;
  readonly config: TrialConfig;
}

/** A sweep before it runs: every trial with its whole configuration. */
export interface SweepPlan {
  readonly experiment: string;
  readonly question: string;
  /** The loss's option that is swept. */
  readonly option: string;
  readonly trials: readonly PlannedTrial[];
}
