import type { NamedTensorMap, Scalar, Tensor1D, Tensor2D, Tensor3D } from "../tensor/mod.ts";

/**
 * Pairs, by how often each (anchor, reference) is chosen. Both counts are `[anchors, references]`; they
 * are not masks, since a pair that is drawn twice weighs twice.
 */
export interface Pairs {
  readonly kind: "pairs";
  readonly positive: Tensor2D;
  readonly negative: Tensor2D;
}

/**
 * Per anchor, every positive with every negative whose d(a,n) - d(a,p) lies in the window
 * `(above, atMost]`; an absent bound does not bind.
 */
export interface Product {
  readonly kind: "product";
  /** 1 where the reference is a positive of the anchor, else 0, `[anchors, references]`. */
  readonly positive: Tensor2D;
  /** 1 where the reference is a negative of the anchor, else 0, `[anchors, references]`. */
  readonly negative: Tensor2D;
  readonly window: { readonly above?: Scalar; readonly atMost?: Scalar };
}

/** Triplets one by one, each column `[triplets]`; rows of weight 0 are padding. */
export interface Table {
  readonly kind: "table";
  /** Row of each anchor, int32. */
  readonly anchor: Tensor1D;
  /** Row of each positive, int32. */
  readonly positive: Tensor1D;
  /** Row of each negative, int32. */
  readonly negative: Tensor1D;
  /** How often each triplet is chosen; 0 marks padding. */
  readonly weight: Tensor1D;
}

/** Every (a, p, n) of two masks for which a rule on the three scores holds. */
export interface Predicate {
  readonly kind: "predicate";
  /** 1 where the reference is a positive of the anchor, else 0, `[anchors, references]`. */
  readonly positive: Tensor2D;
  /** 1 where the reference is a negative of the anchor, else 0, `[anchors, references]`. */
  readonly negative: Tensor2D;
  /** d(p,n), `[references, references]`. Left out, the references are the anchors, and so are their distances. */
  readonly amongReferences?: Tensor2D;
  /** What the rule needs beside scores; a tensor that it found elsewhere would be gone in a gradient. */
  readonly constants?: NamedTensorMap;
  /**
   * Scores that broadcast, anchor × positive × negative: d(a,p) is `[anchors, positives, 1]`, d(a,n)
   * `[anchors, 1, references]`, d(p,n) `[1 or anchors, positives, references]`. Gives 1 or 0.
   */
  readonly holds: (
    anchorPositive: Tensor3D,
    anchorNegative: Tensor3D,
    positiveNegative: Tensor3D,
    constants: NamedTensorMap,
  ) => Tensor3D;
}

export type Triplets = Product | Table | Predicate;
export type Selection = Pairs | Triplets;
