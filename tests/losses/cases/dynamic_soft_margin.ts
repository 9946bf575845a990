import { euclidean } from "../../../lib/distances/mod.ts";
import { dynamicSoftMargin } from "../../../lib/losses/mod.ts";
import { allTriplets, batchHard, type Miner, type Triplets } from "../../../lib/miners/mod.ts";
import { at, type Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { chosenTriplets } from "../../miners/_brute_force.ts";
import { total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

const [least, bins] = [-2.5, 7];

function caseOf(name: "all-triplets" | "batch-hard", miner: Miner<Triplets>): LossCase {
  return lossCase({
    name: `dynamic-soft-margin of ${name}`,
    part: "dynamic-soft-margin",
    loss: dynamicSoftMargin({ least, bins }),
    miner,
    scorer: euclidean(),
    tuples(x, labels, { fixed }) {
      const triplets = chosenTriplets[name](labels, scoreOracles.euclidean(fixed, fixed));
      const gapsOf = (rows: Rows) => {
        const d = scoreOracles.euclidean(rows, rows);
        return triplets.map(({ anchor, positive, negative }) =>
          at(d, anchor, positive) - at(d, anchor, negative)
        );
      };
      const places = gapsOf(fixed).map((gap) => (gap - least) / (-2 * least / bins));
      const inBin = (bin: number) =>
        total(places.map((place) => Math.max(0, 1 - Math.abs(place - bin)))) / places.length;
      const shareUpTo = (place: number) =>
        total(Array.from({ length: Math.floor(place) + 1 }, (_, bin) => inBin(bin)));
      return { triplets: gapsOf(x).map((gap, index) => gap * shareUpTo(places[index]!)) };
    },
    // A gap of nearly 0 may fall to either side in float32.
    reductions: ["sum", "mean"],
  });
}

export const dynamicSoftMarginCases: readonly LossCase[] = [
  caseOf("all-triplets", allTriplets()),
  caseOf("batch-hard", batchHard()),
];
