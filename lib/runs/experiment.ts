import type { losses } from "../losses/mod.ts";
import type { PartName } from "../parts/mod.ts";
import type { ConfigValue } from "./config_value.ts";
import type { SearchStrategyName } from "./search_settings.ts";
import type { TrainingTrialInput } from "./trial_config.ts";

/** Any keys of a trial's configuration. */
export type Settings = Partial<Omit<TrainingTrialInput, "kind" | "setup" | "seed">>;

/** Something that depends on the loss, since scales differ: one for each loss that it is for. */
export type ByLoss<Value> = Readonly<Partial<Record<PartName<typeof losses>, Value>>>;

/** What an axis runs through: the same for every loss, or a list a loss. */
export type AxisValues = readonly ConfigValue[] | ByLoss<readonly ConfigValue[]>;

/** What a search draws from on an axis. */
export interface AxisInterval {
  readonly low: number;
  readonly high: number;
  /** Drawn evenly by its logarithm. Default: false. */
  readonly log?: boolean;
}

/** A question, the set-ups that answer it, and what is varied in each. */
export interface Experiment {
  readonly name: string;
  /** The question, in one sentence. */
  readonly question: string;
  /** What all set-ups share. */
  readonly shared: Settings;
  /** What makes one set-up differ from another; its keys win over the shared ones. */
  readonly setups: Readonly<Record<string, Settings>>;
  /**
   * What is swept, by path in a trial's configuration, such as `loss.margin` or `batchSize`. An axis is
   * one of those set-ups only whose configuration has the path and, where its values are listed by loss,
   * whose loss is listed. A set-up without any runs once a seed.
   */
  readonly axes: Readonly<Record<string, AxisValues>>;
  /**
   * Circumstances that set-ups are compared under, such as `labelNoise`, by path as axes are, and crossed
   * with them: a point is selected under each, never one among them. What is done to the training data
   * (`labelNoise`, `imbalance`, `labelsPerClass`, `trainingImages`) is one wherever it is swept. Where
   * `search` is `zip`, conditions are walked together, whatever an override searches by.
   */
  readonly conditions?: Readonly<Record<string, AxisValues>>;
  /** What a search draws from in place of an axis' values, by the axis' path. */
  readonly intervals?: Readonly<Record<string, AxisInterval | ByLoss<AxisInterval>>>;
  /** How points are found on the axes, unless an override says otherwise. Default: grid. */
  readonly search?: { readonly strategy: SearchStrategyName; readonly trials?: number };
  /** The set-up that the others are compared with. */
  readonly control?: string;
  /** How many seeds; each is one replication. */
  readonly seeds: number;
}
