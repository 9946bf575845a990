import { squaredEuclidean } from "../../../lib/distances/mod.ts";
import { nca } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(scale: number): LossCase {
  return lossCase({
    name: `nca at scale ${scale}`,
    part: "nca",
    loss: nca({ scale }),
    miner: allPairs(),
    scorer: squaredEuclidean(),
    tuples(x, labels) {
      const d = scoreOracles["squared-euclidean"](x, x);
      const anchors = anchorsOf(labels).filter(({ positives }) => positives.length > 0);
      return {
        anchors: anchors.map(({ row, positives, negatives }) => {
          const odds = (others: readonly number[]) =>
            total(others.map((other) => Math.exp(-scale * at(d, row, other))));
          return -Math.log(odds(positives) / odds([...positives, ...negatives]));
        }),
      };
    },
  });
}

export const ncaCases: readonly LossCase[] = [caseOf(1), caseOf(5)];
