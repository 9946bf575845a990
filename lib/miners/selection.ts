import type { Scalar, Tensor1D, Tensor2D, Tensor3D } from "../tensor/mod.ts";

/** Pairs, by how often each (anchor, reference) is chosen. Both counts are `[anchors, references]`. */
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
  /** 1 where the reference is a positive of the anchor, `[anchors, references]`. */
  readonly positive: Tensor2D;
  /** 1 where the reference is a negative of the anchor, `[anchors, references]`. */
  readonly negative: Tensor2D;
  readonly window: { readonly above?: Scalar; readonly atMost?: Scalar };
}

/** Triplets one by one, each column `[triplets]`; rows of weight 0 are padding. */
export interface Table {
  readonly kind: "table";
  readonly anchor: Tensor1D;
  readonly positive: Tensor1D;
  readonly negative: Tensor1D;
  readonly weight: Tensor1D;
}

/** Every (a, p, n) of two masks for which a rule on the three scores holds, evaluated block by block. */
export interface Predicate {
  readonly kind: "predicate";
  readonly positive: Tensor2D;
  readonly negative: Tensor2D;
  /** Scores broadcast to `[block, references, references]`, anchor × positive × negative; gives 1 or 0. */
  readonly holds: (
    anchorPositive: Tensor3D,
    anchorNegative: Tensor3D,
    positiveNegative: Tensor3D,
  ) => Tensor3D;
}

export type Triplets = Product | Table | Predicate;
export type Selection = Pairs | Triplets;
