import {
  expandDims,
  mul,
  range,
  reshape,
  type Tensor2D,
  tile,
  withoutGradient,
} from "../tensor/mod.ts";
import { checkCap } from "./_check_cap.ts";
import { distinctRanks } from "./_distinct_ranks.ts";
import type { Miner } from "./miner.ts";
import { rankSelection } from "./_rank_selection.ts";
import { rankTable } from "./_rank_table.ts";
import type { RankedTriplets } from "./_ranked_triplets.ts";
import { seedOf } from "./_seed_of.ts";
import type { Table, Triplets } from "./selection.ts";

/**
 * A miner that keeps at most so many triplets of each anchor, drawn without replacement from those that
 * another miner chose, all sets of them equally likely. Gives a table of anchors × `perAnchor` rows; an
 * anchor with fewer triplets has all of its own, and padding. A table's row counts as one triplet, whatever
 * its weight, and keeps that.
 *
 * No triplet is listed to draw it: each anchor's are counted, ranks drawn, and one rank of every anchor looked
 * up at a time, in memory that grows with anchors × references.
 *
 * Mining throws a `TypeError` without a seed.
 *
 * Differs from `triplets_per_anchor` of pytorch-metric-learning 2.9's `TripletMarginLoss`, which draws with
 * replacement and from all triplets, whatever the miner.
 *
 * @param perAnchor 1 or more.
 * @throws {RangeError} If `perAnchor` is no such whole number.
 *
 * @example Two triplets an anchor, of six
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { allTriplets, capTriplets } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { startEngine, sum, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [2], [5], [6], [7]]));
 * const { weight } = capTriplets(allTriplets(), 2).mine({
 *   scores,
 *   relation: byClass(tensor1d([0, 0, 0, 1, 1, 1], "int32")),
 *   numbers: {},
 *   seed: tensor1d([1, 7], "int32"),
 * });
 * assertEquals(await sum(weight).array(), 12);
 * ```
 */
export function capTriplets<Numbers extends string>(
  miner: Miner<Triplets, Numbers>,
  perAnchor: number,
): Miner<Table, Numbers> {
  checkCap("triplets", perAnchor);
  return {
    ...miner,
    selects: "table",
    mine(inputs) {
      const chosen = miner.mine(inputs);
      const seed = seedOf("cap", inputs.seed, "cap the triplets of an anchor");
      return withoutGradient(() => {
        const { counts, at } = rank(chosen, inputs.scores.matrix);
        const { ranks, drawn } = distinctRanks(seed, counts, perAnchor);
        const { positive, negative, weight } = at(ranks);
        const anchors = expandDims(range(0, counts.size, 1, "int32"), 1);
        const repeated = tile(anchors, [1, perAnchor]) as Tensor2D;
        const column = (values: Tensor2D) => reshape(values, [counts.size * perAnchor]);
        return {
          kind: "table",
          anchor: column(repeated),
          positive: column(positive),
          negative: column(negative),
          weight: column(mul(weight, drawn)),
        } as Table;
      });
    },
  };
}

function rank(chosen: Triplets, distances: Tensor2D): RankedTriplets {
  return chosen.kind === "table"
    ? rankTable(chosen, distances.shape[0])
    : rankSelection(chosen, distances);
}
