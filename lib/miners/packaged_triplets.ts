import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  cast,
  equal,
  greaterEqual,
  logicalAnd,
  notEqual,
  range,
  reshape,
  type Tensor,
  type Tensor1D,
  unstack,
} from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Table } from "./selection.ts";

/**
 * Rows (0, 1, 2), (3, 4, 5), … as they came: anchor, positive, negative. Goes with a sampler that packs
 * its batches so. Rows whose classes are not those of a triplet, or are unknown (−1), weigh nothing.
 *
 * Mining throws a `RangeError` if three does not divide the number of rows.
 *
 * Agrees with pytorch-metric-learning's `EmbeddingsAlreadyPackagedAsTriplets`, which trusts the labels.
 */
export const packagedTriplets = definePart({
  name: "packaged-triplets",
  options: z.strictObject({}),
  create: (): Miner<Table, never> => ({
    selects: "table",
    numbers: {},
    mine({ labels }) {
      const [batch] = labels.shape;
      if (batch % 3 !== 0) {
        throw new RangeError(
          `Cannot take packaged triplets: batch must be a multiple of 3 rows, found ${batch}`,
        );
      }
      return {
        kind: "table",
        anchor: range(0, batch, 3, "int32"),
        positive: range(1, batch, 3, "int32"),
        negative: range(2, batch, 3, "int32"),
        weight: areTriplets(labels),
      };
    },
  }),
});

function areTriplets(labels: Tensor1D): Tensor1D {
  const [anchor, positive, negative] = unstack(reshape(labels, [-1, 3]), 1) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const ordered = logicalAnd(equal(anchor, positive), notEqual(anchor, negative));
  const known = logicalAnd(greaterEqual(anchor, 0), greaterEqual(negative, 0));
  return cast(logicalAnd(ordered, known), "float32");
}
