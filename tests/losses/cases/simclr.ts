import { cosine } from "../../../lib/distances/mod.ts";
import { simclr } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(temperature: number): LossCase {
  return lossCase({
    name: `simclr at temperature ${temperature}`,
    part: "simclr",
    loss: simclr({ temperature }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        pairs: anchorsOf(labels).flatMap(({ row, positives, negatives }) =>
          positives.map((p) =>
            logSumExpOf([...positives, ...negatives].map((o) => at(s, row, o) / temperature)) -
            at(s, row, p) / temperature
          )
        ),
      };
    },
  });
}

export const simclrCases: readonly LossCase[] = [caseOf(0.1), caseOf(0.5)];
