import type { losses } from "../losses/mod.ts";
import type { PartName } from "../parts/mod.ts";
import type { TrainingTrialInput } from "./trial_config.ts";

/** What all set-ups of an experiment share. */
export type Shared = Omit<
  TrainingTrialInput,
  "kind" | "setup" | "seed" | Exclude<keyof Setup, "objective">
>;

/** What makes one set-up differ from another. */
export interface Setup {
  readonly sampler: TrainingTrialInput["sampler"];
  readonly miner: TrainingTrialInput["miner"];
  readonly loss: TrainingTrialInput["loss"];
  /** Default: what the set-ups share, or else within-batch. */
  readonly objective?: TrainingTrialInput["objective"];
}

/** A question, the set-ups that answer it, and the option that is swept in each. */
export interface Experiment {
  readonly name: string;
  /** The question, in one sentence. */
  readonly question: string;
  readonly shared: Shared;
  readonly setups: Readonly<Record<string, Setup>>;
  /** The loss's option that is swept, and its values for each loss: scales differ between losses. */
  readonly sweep: {
    readonly option: string;
    readonly values: Readonly<Partial<Record<PartName<typeof losses>, readonly number[]>>>;
  };
  /** How many seeds; each is one replication. */
  readonly seeds: number;
}
