import { euclidean } from "../../../lib/distances/mod.ts";
import { tripletMargin } from "../../../lib/losses/mod.ts";
import {
  allTriplets,
  angular,
  batchHard,
  type Miner,
  semiHard,
  semiHardSingle,
  type Triplets,
} from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { chosenTriplets } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

/** Wider than any distance between points of length 1 or so: margins that some tuples miss. */
const margin = 0.4;

function caseOf(
  name: "all-triplets" | "angular" | "semi-hard" | "semi-hard-single" | "batch-hard",
  miner: Miner<Triplets>,
): LossCase {
  return lossCase({
    name: `triplet-margin of ${name}`,
    part: "triplet-margin",
    loss: tripletMargin({ margin }),
    miner,
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      const triplets = chosenTriplets[name](labels, d, margin);
      return {
        triplets: triplets.map(({ anchor, positive, negative }) =>
          Math.max(0, at(d, anchor, positive) - at(d, anchor, negative) + margin)
        ),
      };
    },
  });
}

export const tripletMarginCases: readonly LossCase[] = [
  caseOf("all-triplets", allTriplets()),
  caseOf("angular", angular()),
  caseOf("semi-hard", semiHard({ margin })),
  caseOf("semi-hard-single", semiHardSingle()),
  caseOf("batch-hard", batchHard()),
];
