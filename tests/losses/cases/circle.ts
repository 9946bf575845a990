import { cosine } from "../../../lib/distances/mod.ts";
import { circle } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf, softplusOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(margin: number, scale: number): LossCase {
  return lossCase({
    name: `circle of margin ${margin} and scale ${scale}`,
    part: "circle",
    loss: circle({ margin, scale }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels, { fixed }) {
      const s = scoreOracles.cosine(x, x);
      const paces = scoreOracles.cosine(fixed, fixed);
      const anchors = anchorsOf(labels).filter(({ positives, negatives }) =>
        positives.length > 0 && negatives.length > 0
      );
      return {
        anchors: anchors.map(({ row, positives, negatives }) => {
          const pull = positives.map((p) =>
            -scale * Math.max(0, 1 + margin - at(paces, row, p)) * (at(s, row, p) - 1 + margin)
          );
          const push = negatives.map((n) =>
            scale * Math.max(0, at(paces, row, n) + margin) * (at(s, row, n) - margin)
          );
          return softplusOf(logSumExpOf(pull) + logSumExpOf(push));
        }),
      };
    },
  });
}

export const circleCases: readonly LossCase[] = [caseOf(0.4, 80), caseOf(0.25, 4)];
