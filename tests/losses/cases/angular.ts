import { cosine } from "../../../lib/distances/mod.ts";
import { angular } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf, softplusOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(angle: number): LossCase {
  return lossCase({
    name: `angular at ${angle} degrees`,
    part: "angular",
    loss: angular({ angle }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const t = Math.tan(angle * Math.PI / 180) ** 2;
      return {
        pairs: anchorsOf(labels).flatMap(({ row, positives, negatives }) =>
          positives.map((p) =>
            softplusOf(logSumExpOf(
              negatives.map((n) =>
                4 * t * (at(s, row, n) + at(s, p, n)) - 2 * (1 + t) * at(s, row, p)
              ),
            ))
          )
        ),
      };
    },
  });
}

export const angularCases: readonly LossCase[] = [caseOf(40), caseOf(10), caseOf(60)];
