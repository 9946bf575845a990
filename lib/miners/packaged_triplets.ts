import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { gatherND, mul, range, stack, type Tensor1D } from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Table } from "./selection.ts";

/**
 * Rows (0, 1, 2), (3, 4, 5), … as they came: anchor, positive, negative. Goes with a sampler that packs
 * its batches so. Rows whose classes are not those of a triplet, or are unknown, weigh nothing.
 *
 * Mining throws a `RangeError` if the batch meets other references, or three does not divide the number of rows.
 *
 * Agrees with pytorch-metric-learning's `EmbeddingsAlreadyPackagedAsTriplets`, which trusts the labels.
 */
export const packagedTriplets = definePart({
  name: "packaged-triplets",
  options: z.strictObject({}),
  create: (): Miner<Table, never> => ({
    selects: "table",
    numbers: {},
    mine({ relation, amongReferences }) {
      const [batch, references] = relation.positive.shape;
      if (amongReferences !== undefined || references !== batch) {
        throw new RangeError(
          `Cannot take packaged triplets: needs a batch that meets itself, found ${batch} anchors and ${references} references`,
        );
      }
      if (batch % 3 !== 0) {
        throw new RangeError(
          `Cannot take packaged triplets: batch must be a multiple of 3 rows, found ${batch}`,
        );
      }
      const [anchor, positive, negative] = [0, 1, 2].map((first) =>
        range(first, batch, 3, "int32")
      ) as [Tensor1D, Tensor1D, Tensor1D];
      const weight = mul<Tensor1D>(
        gatherND(relation.positive, stack([anchor, positive], 1)),
        gatherND(relation.negative, stack([anchor, negative], 1)),
      );
      return { kind: "table", anchor, positive, negative, weight };
    },
  }),
});
