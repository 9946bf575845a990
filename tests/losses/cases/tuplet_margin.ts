import { cosine } from "../../../lib/distances/mod.ts";
import { tupletMargin } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf, softplusOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(margin: number, scale: number): LossCase {
  return lossCase({
    name: `tuplet-margin of ${margin}° at scale ${scale}`,
    part: "tuplet-margin",
    loss: tupletMargin({ margin, scale }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        pairs: anchorsOf(labels).flatMap(({ row, positives, negatives }) =>
          positives.map((p) => {
            const nearer = Math.cos(Math.acos(at(s, row, p)) - margin * Math.PI / 180);
            return softplusOf(
              logSumExpOf(negatives.map((n) => scale * at(s, row, n))) - scale * nearer,
            );
          })
        ),
      };
    },
  });
}

export const tupletMarginCases: readonly LossCase[] = [caseOf(5.73, 64), caseOf(30, 3)];
