import type { Scores } from "../distances/mod.ts";
import type { Scalar, Tensor1D } from "../tensor/mod.ts";
import type { Selection } from "./selection.ts";

/** What a miner may look at. Runs without a gradient. */
export interface MiningInputs<Numbers extends string = string> {
  /** Scores of the batch with itself, `[batch, batch]`. */
  readonly scores: Scores<"distance">;
  /** Class of each row, int32 `[batch]`. */
  readonly labels: Tensor1D;
  /** The miner's numbers as scalars, since they vary in a sweep and must not be baked into a compiled step. */
  readonly numbers: Readonly<Record<Numbers, Scalar>>;
}

/** Chooses the pairs or triplets of a batch that the loss looks at. */
export interface Miner<Chosen extends Selection = Selection, Numbers extends string = string> {
  readonly selects: Chosen["kind"];
  /** Numbers that vary in a sweep, e.g. `{ margin: 0.2 }`. */
  readonly numbers: Readonly<Record<Numbers, number>>;
  mine(inputs: MiningInputs<Numbers>): Chosen;
}
