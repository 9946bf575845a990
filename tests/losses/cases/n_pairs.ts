import { cosine } from "../../../lib/distances/mod.ts";
import { nPairs } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

export const nPairsCases: readonly LossCase[] = [
  lossCase({
    name: "n-pairs",
    part: "n-pairs",
    loss: nPairs(),
    miner: allPairs(),
    scorer: cosine(),
    exempt: { order: "the first pair of each class stands for it" },
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const pairs = anchorsOf(labels).flatMap(({ row, positives }) =>
        positives.length === 0 || labels.indexOf(labels[row]!) < row
          ? []
          : [{ anchor: row, partner: positives[0]! }]
      );
      return {
        anchors: pairs.map(({ anchor, partner }) =>
          logSumExpOf(pairs.map((other) => at(s, anchor, other.partner))) - at(s, anchor, partner)
        ),
      };
    },
  }),
];
