import {
  cast,
  cumsum,
  expandDims,
  minimum,
  ones,
  onesLike,
  reshape,
  scalar,
  scan,
  type Tensor1D,
  type Tensor2D,
  transpose,
  upperBound,
} from "../tensor/mod.ts";
import { admittedNegatives } from "./admitted_negatives.ts";
import { asPairs } from "./as_pairs.ts";
import { rankedPositives } from "./_ranked_positives.ts";
import type { RankedTriplets } from "./_ranked_triplets.ts";
import type { Predicate, Product } from "./selection.ts";

/**
 * The triplets of a product or a rule, by positive and then by negative. Which negatives go with a rank's
 * positive is asked for one rank of every anchor at a time.
 */
export function rankSelection(
  selection: Product | Predicate,
  distances: Tensor2D,
): RankedTriplets {
  const positives = rankedPositives(asPairs(selection, distances).positive);
  const { mask, constants } = admittedNegatives(selection, distances);
  const [anchors, references] = distances.shape;
  return {
    counts: positives.counts,
    at(ranks) {
      const { positive, offset } = positives.at(ranks);
      const present = ones([anchors, 1]) as Tensor2D;
      const { outputs } = scan(
        (state, { column, offset }: Rank) => {
          const turn = { column: expandDims(column, 1) as Tensor2D, present };
          const ends: Tensor2D = cumsum(cast(mask(turn, constants), "int32"), 1);
          return { state, output: upperBound(ends, expandDims(offset, 1) as Tensor2D) };
        },
        {},
        { column: transpose(positive), offset: transpose(offset) },
      );
      const found: Tensor2D = transpose(reshape(outputs, [-1, anchors]));
      return {
        positive,
        negative: minimum(found, scalar(references - 1, "int32")),
        weight: cast(onesLike(ranks), "float32"),
      };
    },
  };
}

/** One rank of every anchor: its positive, and which of that positive's triplets it is, int32 `[anchors]`. */
interface Rank {
  readonly column: Tensor1D;
  readonly offset: Tensor1D;
}
