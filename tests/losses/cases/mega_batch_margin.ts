import { cosine } from "../../../lib/distances/mod.ts";
import { megaBatchMargin } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(positiveMargin: number, negativeMargin: number): LossCase {
  return lossCase({
    name: `mega-batch-margin of ${positiveMargin} and ${negativeMargin}`,
    part: "mega-batch-margin",
    loss: megaBatchMargin({ positiveMargin, negativeMargin }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        pairs: anchorsOf(labels).flatMap(({ row, positives, negatives }) => {
          const hardest = Math.max(...negatives.map((n) => at(s, row, n)));
          return positives.map((p) =>
            Math.max(0, positiveMargin - at(s, row, p)) + Math.max(0, hardest - negativeMargin)
          );
        }),
      };
    },
  });
}

export const megaBatchMarginCases: readonly LossCase[] = [caseOf(0.8, 0.3), caseOf(0.2, -0.7)];
