import { masks } from "../relations/mod.ts";
import { add, eye, sum, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import type { BatchInputs } from "./loss.ts";

/** The list that each anchor ranks. */
export interface Ranking {
  /** Mask of its positives, `[anchors, references]`: itself too, where the anchors are the references. */
  readonly relevant: Tensor2D;
  /** Mask of its negatives. */
  readonly others: Tensor2D;
  /** How many positives it has, itself aside, `[anchors]`. */
  readonly positives: Tensor1D;
}

/** What is ranked in a batch: all that is positive or negative to an anchor. */
export function rankingOf(
  { anchors, references, relation }: Pick<BatchInputs, "anchors" | "references" | "relation">,
): Ranking {
  const { positive, negative } = masks(relation);
  const itself = anchors === references;
  return {
    relevant: itself ? add(positive, eye(positive.shape[0])) : positive,
    others: negative,
    positives: sum(positive, 1),
  };
}
