import { cosine } from "../../../lib/distances/mod.ts";
import { infoNce } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf, softplusOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

/** Both directions of a batch that meets itself are one: each ordered pair is there both ways. */
function caseOf(directions: "from-anchors" | "both", temperature: number): LossCase {
  return lossCase({
    name: `info-nce ${directions} at temperature ${temperature}`,
    part: "info-nce",
    loss: infoNce({ directions, temperature }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        pairs: anchorsOf(labels).flatMap(({ row, positives, negatives }) =>
          positives.map((p) =>
            softplusOf(
              logSumExpOf(negatives.map((n) => at(s, row, n) / temperature)) -
                at(s, row, p) / temperature,
            )
          )
        ),
      };
    },
  });
}

export const infoNceCases: readonly LossCase[] = [
  caseOf("from-anchors", 0.07),
  caseOf("both", 0.5),
];
