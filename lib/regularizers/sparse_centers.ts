import { z } from "zod";
import { normalizeRows } from "../encoders/mod.ts";
import { definePart } from "../parts/mod.ts";
import {
  div,
  gather,
  reshape,
  scalar,
  sub,
  sum,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  type Tensor3D,
} from "../tensor/mod.ts";
import type { Regularizer } from "./regularizer.ts";
import { rowNorms } from "./_row_norms.ts";

/**
 * Draws the centres of one class together, so that a class keeps as few as it needs: the sum, over all pairs
 * of centres of one class, of the chord √(2 − 2 cos) between them, divided by twice the number of pairs.
 * Centres that coincide have gradient 0. Of one centre a class it is 0.
 *
 * Agrees with pytorch-metric-learning's `SparseCentersRegularizer` (reducer `divisor`), whose gradient has
 * no end where centres coincide.
 *
 * A penalty throws a `RangeError` unless `centersPerClass` divides the number of centres.
 *
 * Reference: Qian, Shang, Sun, Hu, Li, Jin, "SoftTriple Loss: Deep Metric Learning Without Triplet
 * Sampling", 2019, equation 10.
 *
 * @example Two classes, whose centres are at 90° and in one place
 * ```ts
 * import { sparseCenters } from "@marginalia/marginalia/regularizers";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const centers = tensor2d([[1, 0], [0, 2], [3, 3], [1, 1]]);
 * const penalty = sparseCenters({ centersPerClass: 2 }).penalty(centers);
 * assertAlmostEquals(await penalty.array(), Math.SQRT2 / 4, 1e-6);
 * ```
 */
export const sparseCenters = definePart({
  name: "sparse-centers",
  options: z.strictObject({
    centersPerClass: z.int().positive().default(10).describe(
      "Centres of each class, as the loss has them; 1 or more; 10 is soft-triple's",
    ),
  }),
  create: ({ centersPerClass }): Regularizer<"weights"> => ({
    of: "weights",
    penalty(rows) {
      const pairs = pairsBelow(centersPerClass);
      if (pairs.length === 0) return scalar(0);
      const classes = classesOf(rows, centersPerClass);
      const chords = chordsOf(reshape(normalizeRows(rows), [classes, centersPerClass, -1]), pairs);
      return div(sum(chords), 2 * chords.size);
    },
  }),
});

/** Between the centres of each class, from their differences, which keep the digits of short chords. */
function chordsOf(directions: Tensor3D, pairs: readonly (readonly number[])[]): Tensor1D {
  const side = (end: 0 | 1): Tensor3D =>
    gather(directions, tensor1d(pairs.map((pair) => pair[end]!), "int32"), { axis: 1 });
  return rowNorms(reshape(sub(side(0), side(1)), [-1, directions.shape[2]]));
}

function pairsBelow(count: number): (readonly number[])[] {
  return Array.from({ length: count }, (_, first) => first).flatMap((first) =>
    Array.from({ length: first }, (_, second) => [first, second])
  );
}

function classesOf(rows: Tensor2D, centersPerClass: number): number {
  const [centers] = rows.shape;
  if (centers % centersPerClass === 0) return centers / centersPerClass;
  throw new RangeError(
    `Cannot tell the centres of a class: their number must be a multiple of ${centersPerClass}, ` +
      `found ${centers}; give the loss's own centersPerClass`,
  );
}
