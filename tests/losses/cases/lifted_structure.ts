import { euclidean } from "../../../lib/distances/mod.ts";
import { liftedStructure } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(margin: number, positiveMargin: number): LossCase {
  return lossCase({
    name: `lifted-structure, margins ${margin} and ${positiveMargin}`,
    part: "lifted-structure",
    loss: liftedStructure({ margin, positiveMargin }),
    miner: allPairs(),
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      const anchors = anchorsOf(labels);
      if (anchors.every(({ negatives }) => negatives.length === 0)) return { pairs: [] };
      return {
        pairs: anchors.flatMap(({ row, positives }) =>
          positives.map((positive) => {
            const pushes = [row, positive].flatMap((one) =>
              anchors[one]!.negatives.map((negative) => margin - at(d, one, negative))
            );
            return Math.max(0, logSumExpOf(pushes) + at(d, row, positive) - positiveMargin) ** 2 /
              2;
          })
        ),
      };
    },
  });
}

export const liftedStructureCases: readonly LossCase[] = [caseOf(1, 0), caseOf(0.3, 0.4)];
