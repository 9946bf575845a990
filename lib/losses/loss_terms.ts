import type { Scalar, Tensor, Tensor1D } from "../tensor/mod.ts";

/** One loss a tuple, and how often the miner chose that tuple. */
export interface TupleTerm {
  readonly kind: "tuples";
  /** `[anchors, …]`, or `[tuples]` where `anchors` says whose they are. */
  readonly values: Tensor;
  /** As `values`. */
  readonly counts: Tensor;
  /** Row of each tuple's anchor, int32 `[tuples]`, where tuples do not lie by anchor. */
  readonly anchors?: Tensor1D;
  /** What the paper divides the sum by, where it is no count of tuples. */
  readonly divisor?: Scalar;
}

/** A closed form's result, an entry an anchor: no tuple was enumerated, so there is nothing else to reduce. */
export interface SummedTerm {
  readonly kind: "summed";
  /** Σ count · loss, `[anchors]`; the only one that carries a gradient. */
  readonly totals: Tensor1D;
  /** Σ count, `[anchors]` */
  readonly counts: Tensor1D;
  /** Σ count · [loss > 0], `[anchors]` */
  readonly active: Tensor1D;
}

export type LossTerm = TupleTerm | SummedTerm;

/** Unreduced terms by name, e.g. `{ positive, negative }`: each is reduced alone, then they are added. */
export type LossTerms = Readonly<Record<string, LossTerm>>;
