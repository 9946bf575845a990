import { euclidean } from "../../../lib/distances/mod.ts";
import { improvedTriplet } from "../../../lib/losses/mod.ts";
import { allTriplets, batchHard, type Miner, type Triplets } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { chosenTriplets } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(name: "batch-hard" | "all-triplets", miner: Miner<Triplets>): LossCase {
  return lossCase({
    name: `improved-triplet of ${name}`,
    part: "improved-triplet",
    loss: improvedTriplet(),
    miner,
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      return {
        triplets: chosenTriplets[name](labels, d).map(({ anchor, positive, negative }) =>
          Math.log1p(Math.exp(at(d, anchor, positive) - at(d, anchor, negative)))
        ),
      };
    },
  });
}

export const improvedTripletCases: readonly LossCase[] = [
  caseOf("batch-hard", batchHard()),
  caseOf("all-triplets", allTriplets()),
];
