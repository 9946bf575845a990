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

type MinerName = "all-triplets" | "angular" | "semi-hard" | "semi-hard-single" | "batch-hard";

function caseOf(
  name: MinerName,
  miner: Miner<Triplets>,
  form: "hinge" | "softplus" = "hinge",
  swap = false,
): LossCase {
  return lossCase({
    name: `triplet-margin of ${name}${form === "hinge" ? "" : `, ${form}`}${swap ? ", swap" : ""}`,
    part: "triplet-margin",
    loss: tripletMargin({ margin, form, swap }),
    miner,
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      const triplets = chosenTriplets[name](labels, d, margin);
      return {
        triplets: triplets.map(({ anchor, positive, negative }) => {
          const fromAnchor = at(d, anchor, negative);
          const farther = swap ? Math.min(fromAnchor, at(d, positive, negative)) : fromAnchor;
          const violation = at(d, anchor, positive) - farther + margin;
          return form === "hinge" ? Math.max(0, violation) : Math.log1p(Math.exp(violation));
        }),
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
  caseOf("all-triplets", allTriplets(), "softplus"),
  caseOf("all-triplets", allTriplets(), "hinge", true),
  caseOf("semi-hard", semiHard({ margin }), "softplus", true),
  caseOf("angular", angular(), "hinge", true),
  caseOf("batch-hard", batchHard(), "softplus", true),
];
