import { normalizeRows } from "../encoders/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  argMax,
  cast,
  equal,
  expandDims,
  greater,
  matMul,
  mul,
  segmentSum,
  sum,
  type Tensor1D,
  type Tensor2D,
  transpose,
} from "../tensor/mod.ts";

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

/** Cosines of rows with centroids of classes; a class lies where its first reference does. */
export function centroidCosines({ anchors, references, labels, selection }: Rows): CentroidCosines {
  const { positive, negative } = masks(selection);
  const [count] = labels.shape;
  const first: Tensor1D = argMax(equal(expandDims(labels, 1), expandDims(labels, 0)), 1);
  const ownCentroids = normalizeRows(matMul(positive, references));
  const centroids = normalizeRows(segmentSum<Tensor2D>(references, first, count));
  const negatives = segmentSum<Tensor2D>(transpose(negative), first, count);
  return {
    own: sum(mul(anchors, ownCentroids), 1),
    others: matMul(anchors, centroids, false, true),
    classes: cast(greater(transpose(negatives), 0), "float32"),
  };
}
