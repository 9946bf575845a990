import type { LossInputs } from "./loss.ts";
import type { ScoreKind } from "../distances/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { range, type Tensor1D } from "../tensor/mod.ts";

/** Where graded pairs lie in their batch: rows 2i and 2i + 1. */
export interface GradedPairs {
  /** Rows 0, 2, 4, …, int32 `[pairs]`. */
  readonly firsts: Tensor1D;
  /** Rows 1, 3, 5, …, int32 `[pairs]`. */
  readonly seconds: Tensor1D;
}

/**
 * Finds the pairs of a batch whose rows 2i and 2i + 1 are a pair.
 *
 * @throws {RangeError} If a row has no partner.
 * @throws {TypeError} If the batch meets others, or a row's label is no single grade.
 */
export function gradedPairs(
  { anchors, references }: Pick<LossInputs<Pairs, ScoreKind>, "anchors" | "references">,
  loss: string,
): GradedPairs {
  const { embeddings, labels } = anchors;
  const [rows] = embeddings.shape;
  if (anchors !== references) {
    throw new TypeError(
      `Cannot compute ${loss}: rows 2i and 2i + 1 must be a pair, found references; leave them out`,
    );
  }
  if (rows % 2 !== 0) {
    throw new RangeError(
      `Cannot compute ${loss}: rows 2i and 2i + 1 must be a pair, found ${rows} rows; ` +
        "take an even number",
    );
  }
  if (labels.rank !== 1) {
    throw new TypeError(
      `Cannot compute ${loss}: a row's label must be its pair's grade, found labels of shape ` +
        `[${labels.shape}]; give one number a row`,
    );
  }
  return { firsts: range(0, rows, 2, "int32"), seconds: range(1, rows, 2, "int32") };
}
