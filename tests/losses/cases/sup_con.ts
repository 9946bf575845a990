import { cosine } from "../../../lib/distances/mod.ts";
import { supCon } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(temperature: number): LossCase {
  return lossCase({
    name: `sup-con at temperature ${temperature}`,
    part: "sup-con",
    loss: supCon({ temperature }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const anchors = anchorsOf(labels).filter(({ positives }) => positives.length > 0);
      return {
        anchors: anchors.map(({ row, positives, negatives }) => {
          const logit = (other: number) => at(s, row, other) / temperature;
          const all = logSumExpOf([...positives, ...negatives].map(logit));
          return total(positives.map((p) => all - logit(p))) / positives.length;
        }),
      };
    },
  });
}

export const supConCases: readonly LossCase[] = [caseOf(0.1), caseOf(0.5)];
