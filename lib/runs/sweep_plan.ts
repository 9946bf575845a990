import type { Point } from "./config_value.ts";
import type { SearchSettings } from "./search_settings.ts";
import type { Swept } from "./swept.ts";
import type { TrialConfig } from "./trial_config.ts";

/** What a trial is for: to choose among points, or to run the chosen one again on fresh seeds. */
export type TrialPhase = "search" | "confirmation";

/** A trial and the name it goes by in folders, tables and MLflow. */
export interface PlannedTrial {
  /** Legal as a folder's name, e.g. `online_margin-0.2_seed-1`. */
  readonly id: string;
  readonly phase: TrialPhase;
  /** Its condition and where it lies on the axes of its set-up; nowhere, if it is a baseline or there are none. */
  readonly point: Point;
  /** Number of the fold that it is validated on, where there are folds. */
  readonly fold?: number;
  /** Steps that it is trained for, where successive halving gives it fewer than its set-up has. */
  readonly rung?: number;
  readonly config: TrialConfig;
}

/** A set-up before its points are set. */
export interface PlannedSetup {
  /** Its configuration; the axes' values are put over it. */
  readonly draft: Readonly<Record<string, unknown>>;
  /** What each of its axes runs through, by path, where a search draws from them. */
  readonly axes: Readonly<Record<string, Swept>>;
  /** Each of the conditions that it is run under; an empty one, where there are none. */
  readonly conditions: readonly Point[];
}

/**
 * A sweep before it runs. Everything that it will try follows from this and from what its trials
 * score.
 */
export interface SweepPlan {
  readonly experiment: string;
  readonly question: string;
  /** Paths of what is swept in any set-up to choose among. */
  readonly axes: readonly string[];
  /** Paths of the circumstances that set-ups are compared under, where there are any. */
  readonly conditions?: readonly string[];
  /** The set-up that the others are compared with. */
  readonly control?: string;
  readonly search: SearchSettings;
  readonly seeds: readonly number[];
  /** Fresh seeds that the selected configurations are run again on. */
  readonly confirm: number;
  /** Class-disjoint folds that each point is validated on, one after another; one part, if left out. */
  readonly folds?: number;
  readonly setups: Readonly<Record<string, PlannedSetup>>;
  /** The trials that are known before any has run: all, unless the search learns from scores. */
  readonly trials: readonly PlannedTrial[];
}
