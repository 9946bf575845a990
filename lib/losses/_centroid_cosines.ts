import { normalizeRows } from "../encoders/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  cast,
  equal,
  expandDims,
  greater,
  greaterEqual,
  matMul,
  mul,
  sum,
  type Tensor1D,
  type Tensor2D,
} from "../tensor/mod.ts";
import { firstOfClass } from "./_first_of_class.ts";

interface Rows {
  /** `[anchors, dimensions]`, of length 1. */
  readonly anchors: Tensor2D;
  /** `[references, dimensions]`, of length 1. */
  readonly references: Tensor2D;
  /** Classes of the references, int32 `[references]`. */
  readonly labels: Tensor1D;
  readonly selection: Pairs;
}

interface CentroidCosines {
  /** With the mean of the anchor's selected positives, `[anchors]`. */
  readonly own: Tensor1D;
  /** With the mean of each reference's class, `[anchors, references]`. */
  readonly others: Tensor2D;
  /** 1 at one reference of each class that the anchor has a selected negative of, else 0, as `others`. */
  readonly classes: Tensor2D;
}

/** Cosines of rows with centroids of classes. */
export function centroidCosines({ anchors, references, labels, selection }: Rows): CentroidCosines {
  const { positive, negative } = masks(selection);
  const ownCentroids = normalizeRows(matMul(positive, references));
  const sameClass: Tensor2D = cast(equal(expandDims(labels, 1), expandDims(labels, 0)), "float32");
  const centroids = normalizeRows(matMul(sameClass, references));
  const firsts = firstOfClass(labels, cast(greaterEqual(labels, 0), "float32"));
  const met = cast(greater(matMul(negative, sameClass), 0), "float32");
  return {
    own: sum(mul(anchors, ownCentroids), 1),
    others: matMul(anchors, centroids, false, true),
    classes: mul(met, expandDims(firsts, 0)),
  };
}
