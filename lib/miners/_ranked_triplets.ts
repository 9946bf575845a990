import type { Tensor1D, Tensor2D } from "../tensor/mod.ts";

/** A selection's triplets in an order, anchor by anchor, so that one can be found by its rank. */
export interface RankedTriplets {
  /** How many triplets each anchor has, int32 `[anchors]`. */
  readonly counts: Tensor1D;
  /**
   * The triplets of the given ranks, int32 `[anchors, ranks]`, each below its anchor's count; beyond it,
   * some rows that exist.
   */
  at(ranks: Tensor2D): {
    /** int32 `[anchors, ranks]` */
    readonly positive: Tensor2D;
    /** int32 `[anchors, ranks]` */
    readonly negative: Tensor2D;
    /** How often each is chosen, `[anchors, ranks]`. */
    readonly weight: Tensor2D;
  };
}
