import type { Tensor, Tensor2D } from "../tensor/mod.ts";

/**
 * Who is positive and who is negative to whom: weights in [0, 1], both `[anchors, references]`. Where both
 * are 0 the pair is ignored: a row with itself, an unlabelled row, junk.
 */
export interface Relation {
  readonly positive: Tensor2D;
  readonly negative: Tensor2D;
}

/**
 * Derives a relation from labels.
 *
 * @param anchors A label a row; its shape is the relation's own matter, e.g. int32 `[anchors]`.
 * @param references Labels of the references. Left out, the anchors are compared with themselves, and no
 * row with itself.
 */
export type Relate<Labels extends Tensor = Tensor> = (
  anchors: Labels,
  references?: Labels,
) => Relation;
