import { squaredEuclidean } from "../../../lib/distances/mod.ts";
import { softNearestNeighbor } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(temperature: number): LossCase {
  return lossCase({
    name: `soft-nearest-neighbor at temperature ${temperature}`,
    part: "soft-nearest-neighbor",
    loss: softNearestNeighbor({ temperature }),
    miner: allPairs(),
    scorer: squaredEuclidean(),
    tuples(x, labels) {
      const d = scoreOracles["squared-euclidean"](x, x);
      const anchors = anchorsOf(labels).filter(({ positives }) => positives.length > 0);
      return {
        anchors: anchors.map(({ row, positives, negatives }) => {
          const logit = (other: number) => -at(d, row, other) / temperature;
          return logSumExpOf([...positives, ...negatives].map(logit)) -
            logSumExpOf(positives.map(logit));
        }),
      };
    },
  });
}

export const softNearestNeighborCases: readonly LossCase[] = [caseOf(1), caseOf(0.3)];
