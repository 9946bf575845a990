import * as tf from "../../../lib/tensor/mod.ts";
import { product, rowsOf, sum } from "./matrix.ts";
import type { OpCase, OpCases } from "./op_case.ts";

/** One row belongs nowhere, and segment 1 has no rows. */
const segments = [2, 0, -1, 2, 0, 2];

function reduced(
  fn: (x: tf.Tensor, segments: tf.Tensor1D, count: number) => tf.Tensor,
  expected: (values: number[]) => number,
  values?: number[],
): OpCase {
  return {
    fn: (x) => fn(x, tf.tensor1d(segments, "int32"), 3),
    shape: [6, 2],
    ...(values === undefined ? {} : { values }),
    expected: (x) =>
      [0, 1, 2].flatMap((segment) =>
        [0, 1].map((column) =>
          expected(
            rowsOf(x, 2).filter((_, r) => segments[r] === segment).map((row) => row[column]!),
          )
        )
      ),
    gradients: 1,
  };
}

const spread = Array.from({ length: 12 }, (_, i) => ((i * 5) % 12 - 4) / 4);
const mean = (values: number[]) => values.length === 0 ? 0 : sum(values) / values.length;
const finite = (x: tf.Tensor) => tf.where(tf.isFinite(x), x, tf.fill(x.shape, 7));

/** Reductions of the rows of each segment. */
export const segmentCases: OpCases = {
  "rowHistograms": {
    fn: (x) =>
      tf.rowHistograms(
        tf.tensor2d([[0, 2, 2], [1, 1, 0]], [2, 3], "int32"),
        x as tf.Tensor2D,
        4,
      ),
    shape: [2, 3],
    expected: ([a, b, c, d, e, f]) => [a!, 0, b! + c!, 0, f!, d! + e!, 0, 0],
    gradients: 2,
  },
  "unsortedSegmentSum": { ...reduced(tf.unsortedSegmentSum, sum), gradients: 2 },
  "segmentSum": { ...reduced(tf.segmentSum, sum), gradients: 2 },
  "segmentMean": { ...reduced(tf.segmentMean, mean), gradients: 2 },
  "segmentMax": {
    ...reduced(tf.segmentMax, (values) => Math.max(...values), spread),
    gradients: 0,
  },
  "segmentMin": {
    ...reduced(tf.segmentMin, (values) => Math.min(...values), spread),
    gradients: 0,
  },
  "segmentMax, 7 for none": {
    ...reduced(
      (...of) => finite(tf.segmentMax(...of)),
      (values) => values.length === 0 ? 7 : Math.max(...values),
      spread,
    ),
    gradients: 2,
  },
  "segmentMin, 7 for none": {
    ...reduced(
      (...of) => finite(tf.segmentMin(...of)),
      (values) => values.length === 0 ? 7 : Math.min(...values),
      spread,
    ),
    gradients: 2,
  },
  "segmentMax of nothing but -Infinity": {
    fn: (x) => tf.segmentMax(x, tf.tensor1d([0, 0, 1], "int32"), 2),
    shape: [3],
    values: [-Infinity, -Infinity, 1],
    expected: () => [-Infinity, 1],
  },
  "segmentProd": { ...reduced(tf.segmentProd, product), gradients: 2 },
  "segmentProd, one zero, two zeros": reduced(tf.segmentProd, product, [
    ...[0, 0, 2, -1, 3, 1],
    ...[-2, 0, 1.5, 3, 0.5, 2],
  ]),
};
