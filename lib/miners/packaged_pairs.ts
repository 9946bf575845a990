import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { mul, tensor2d } from "../tensor/mod.ts";
import type { Miner } from "./miner.ts";
import type { Pairs } from "./selection.ts";

/**
 * Rows (0, 1), (2, 3), … as they came: each is one pair, positive if the two share a class. Goes with a
 * sampler that packs its batches so.
 *
 * Mining throws a `RangeError` if the batch meets other references, or the batch has an odd number of rows.
 */
export const packagedPairs = definePart({
  name: "packaged-pairs",
  options: z.strictObject({}),
  create: (): Miner<Pairs, never> => ({
    selects: "pairs",
    numbers: {},
    mine({ relation, amongReferences }) {
      const [batch, references] = relation.positive.shape;
      if (amongReferences !== undefined || references !== batch) {
        throw new RangeError(
          `Cannot take packaged pairs: needs a batch that meets itself, found ${batch} anchors and ${references} references`,
        );
      }
      if (batch % 2 !== 0) {
        throw new RangeError(
          `Cannot take packaged pairs: batch must have an even number of rows, found ${batch}`,
        );
      }
      const { positive, negative } = relation;
      const neighbors = tensor2d(firstWithSecond(batch), [batch, batch]);
      return {
        kind: "pairs",
        positive: mul(positive, neighbors),
        negative: mul(negative, neighbors),
      };
    },
  }),
});

/** 1 at (0, 1), (2, 3), …, row by row. */
function firstWithSecond(batch: number): Float32Array {
  return Float32Array.from(
    { length: batch * batch },
    (_, cell) => {
      const [row, column] = [Math.floor(cell / batch), cell % batch];
      return row % 2 === 0 && column === row + 1 ? 1 : 0;
    },
  );
}
