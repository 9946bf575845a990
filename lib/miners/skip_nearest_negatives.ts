import {
  expandDims,
  mul,
  onesLike,
  range,
  reshape,
  scatterND,
  slice,
  stack,
  sub,
  type Tensor2D,
  tile,
  withoutGradient,
} from "../tensor/mod.ts";
import { masks } from "../relations/mod.ts";
import { nearestFirst } from "./_nearest_first.ts";
import type { Miner } from "./miner.ts";
import type { Selection } from "./selection.ts";

/**
 * A miner to which each anchor's nearest negatives are neither positive nor negative: the hardest ones are
 * the likeliest to bear a wrong label. An anchor with no more negatives than are skipped has none left.
 *
 * @param count How many negatives each anchor loses; 0 or more.
 * @throws {RangeError} If `count` is no such whole number.
 *
 * @example The second nearest negative is the hardest left
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { batchHard, skipNearestNegatives } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [0.25], [3], [2]]));
 * const { negative } = skipNearestNegatives(batchHard(), 1).mine({
 *   scores,
 *   relation: byClass(tensor1d([0, 0, 1, 1, 2], "int32")),
 *   numbers: {},
 * });
 * assertEquals((await negative.array())[0], 4);
 * ```
 */
export function skipNearestNegatives<Chosen extends Selection, Numbers extends string>(
  miner: Miner<Chosen, Numbers>,
  count: number,
): Miner<Chosen, Numbers> {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(
      `Cannot skip nearest negatives: count must be a whole number of at least 0, found ${count}`,
    );
  }
  if (count === 0) return miner;
  return {
    ...miner,
    mine(inputs) {
      const { scores: { matrix }, relation } = inputs;
      const skipped = withoutGradient(() => nearest(matrix, masks(relation).negative, count));
      const negative: Tensor2D = mul(relation.negative, sub(1, skipped));
      return miner.mine({ ...inputs, relation: { ...relation, negative } });
    },
  };
}

/** 1 at the `count` nearest that `mask` chooses in each row, else 0 or, beyond the mask, anything. */
function nearest(distances: Tensor2D, mask: Tensor2D, count: number): Tensor2D {
  const [anchors, references] = distances.shape;
  const most = Math.min(count, references);
  const { columns } = nearestFirst(distances, mask);
  const column = slice(columns, [0, 0], [anchors, most]);
  const row = tile(expandDims(range(0, anchors, 1, "int32"), 1), [1, most]);
  const places = reshape(stack([row, column], 2), [-1, 2]);
  const ones = onesLike(reshape(slice(distances, [0, 0], [anchors, most]), [-1]));
  return scatterND(places, ones, [anchors, references]) as Tensor2D;
}
