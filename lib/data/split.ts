import type { Dataset } from "./dataset.ts";

/** What is held out of training: whole classes, or samples of classes that training sees. */
export type HeldOut = "classes" | "samples";

/** A data set in three parts that share no sample, and, where classes are held out, no class. */
export interface Split {
  readonly heldOut: HeldOut;
  readonly train: Dataset;
  readonly validation: Dataset;
  readonly test: Dataset;
  /** Sha-256, in hex, of the three parts' pixels and labels: what the run's record names its data by. */
  readonly sha256: string;
}
