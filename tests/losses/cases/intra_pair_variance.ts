import { cosine } from "../../../lib/distances/mod.ts";
import { intraPairVariance } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { isNegative, isPositive, pairsOf } from "../../miners/_brute_force.ts";
import { total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(positiveTolerance: number, negativeTolerance: number): LossCase {
  return lossCase({
    name: `intra-pair-variance within ${positiveTolerance} and ${negativeTolerance}`,
    part: "intra-pair-variance",
    loss: intraPairVariance({ positiveTolerance, negativeTolerance }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const of = (which: typeof isPositive) => pairsOf(labels, which).map(([a, b]) => at(s, a, b));
      const [positives, negatives] = [of(isPositive), of(isNegative)];
      const lowest = (1 - positiveTolerance) * total(positives) / positives.length;
      const highest = (1 + negativeTolerance) * total(negatives) / negatives.length;
      return {
        positive: positives.map((similarity) => Math.max(0, lowest - similarity) ** 2),
        negative: negatives.map((similarity) => Math.max(0, similarity - highest) ** 2),
      };
    },
  });
}

export const intraPairVarianceCases: readonly LossCase[] = [caseOf(0.01, 0.01), caseOf(0.3, 0.5)];
