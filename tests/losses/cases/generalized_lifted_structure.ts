import { euclidean } from "../../../lib/distances/mod.ts";
import { generalizedLiftedStructure } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function logSumOrZero(exponents: readonly number[]): number {
  return exponents.length === 0 ? 0 : logSumExpOf(exponents);
}

function caseOf(margin: number, positiveMargin: number): LossCase {
  return lossCase({
    name: `generalized-lifted-structure, margins ${margin} and ${positiveMargin}`,
    part: "generalized-lifted-structure",
    loss: generalizedLiftedStructure({ margin, positiveMargin }),
    miner: allPairs(),
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      return {
        anchors: anchorsOf(labels).map(({ row, positives, negatives }) => {
          const pull = logSumOrZero(positives.map((p) => at(d, row, p) - positiveMargin));
          const push = logSumOrZero(negatives.map((n) => margin - at(d, row, n)));
          return Math.max(0, pull + push);
        }),
      };
    },
  });
}

export const generalizedLiftedStructureCases: readonly LossCase[] = [caseOf(1, 0), caseOf(0, 2.5)];
