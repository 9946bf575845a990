import {
  cast,
  concat,
  cumsum,
  expandDims,
  greater,
  minimum,
  mul,
  range,
  reshape,
  scalar,
  scatterND,
  slice,
  split,
  stack,
  type Tensor1D,
  type Tensor2D,
  tile,
  upperBound,
  withoutGradient,
} from "../tensor/mod.ts";
import { checkCap } from "./_check_cap.ts";
import { distinctRanks } from "./_distinct_ranks.ts";
import type { Miner } from "./miner.ts";
import { seedOf } from "./_seed_of.ts";
import type { Pairs } from "./selection.ts";

/**
 * A miner that keeps at most so many positive and so many negative pairs of each anchor, drawn without
 * replacement from those that another miner chose, all sets of them equally likely. A pair that was chosen
 * more than once counts as one, and keeps its count.
 *
 * Mining throws a `TypeError` without a seed.
 *
 * Agrees in what it draws from with `tuples_per_anchor` of pytorch-metric-learning 3.
 *
 * @param perAnchor 1 or more.
 * @throws {RangeError} If `perAnchor` is no such whole number.
 */
export function capPairs<Numbers extends string>(
  miner: Miner<Pairs, Numbers>,
  perAnchor: number,
): Miner<Pairs, Numbers> {
  checkCap("pairs", perAnchor);
  return {
    ...miner,
    mine(inputs) {
      const { positive, negative } = miner.mine(inputs);
      const seed = seedOf("cap", inputs.seed, "cap the pairs of an anchor");
      const kept = withoutGradient(() => keep(seed, concat([positive, negative], 0), perAnchor));
      const [positives, negatives] = split(kept, 2) as [Tensor2D, Tensor2D];
      return {
        kind: "pairs",
        positive: mul(positive, positives),
        negative: mul(negative, negatives),
      };
    },
  };
}

/** 1 at no more than `perAnchor` of each row's entries above 0, else 0. */
function keep(seed: Tensor1D, counts: Tensor2D, perAnchor: number): Tensor2D {
  const [rows, columns] = counts.shape;
  const most = Math.min(perAnchor, columns);
  const ends: Tensor2D = cumsum(cast(greater(counts, 0), "int32"), 1);
  const totals: Tensor1D = reshape(slice(ends, [0, columns - 1], [rows, 1]), [rows]);
  const { ranks, drawn } = distinctRanks(seed, totals, most);
  const column = minimum(upperBound(ends, ranks), scalar(columns - 1, "int32"));
  const row = tile(expandDims(range(0, rows, 1, "int32"), 1), [1, most]);
  return scatterND(
    reshape(stack([row, column], 2), [-1, 2]),
    reshape(drawn, [-1]),
    [rows, columns],
  ) as Tensor2D;
}
