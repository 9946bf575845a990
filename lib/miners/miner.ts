import type { Scores } from "../distances/mod.ts";
import type { Relation } from "../relations/mod.ts";
import type { Scalar, Tensor1D } from "../tensor/mod.ts";
import type { Selection } from "./selection.ts";

/** What a miner may look at. Runs without a gradient. */
export interface MiningInputs<Numbers extends string = string> {
  /** `[anchors, references]`; the references are the anchors themselves, unless the batch meets others. */
  readonly scores: Scores<"distance">;
  /** Who is positive and who negative to whom, `[anchors, references]`. */
  readonly relation: Relation;
  /** The miner's numbers as scalars, since they vary in a sweep and must not be baked into a compiled step. */
  readonly numbers: Readonly<Record<Numbers, Scalar>>;
  /** Distances of the references to each other. Left out, the references are the anchors. */
  readonly amongReferences?: () => Scores<"distance">;
  /** Length of an embedding, for a miner that goes by how distances lie in space. */
  readonly dimensions?: number;
  /** Where a miner's draws come from, int32 `[2]`: another one each step. */
  readonly seed?: Tensor1D;
}

/** Chooses the pairs or triplets of a batch that the loss looks at. */
export interface Miner<Chosen extends Selection = Selection, Numbers extends string = string> {
  readonly selects: Chosen["kind"];
  /** Numbers that vary in a sweep, e.g. `{ margin: 0.2 }`. */
  readonly numbers: Readonly<Record<Numbers, number>>;
  mine(inputs: MiningInputs<Numbers>): Chosen;
}
