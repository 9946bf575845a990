import { euclidean } from "../../../lib/distances/mod.ts";
import { rankedList } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(positiveTemperature: number, negativeTemperature: number): LossCase {
  const options = {
    margin: 0.5,
    alpha: 1.4,
    imbalance: 0.3,
    positiveTemperature,
    negativeTemperature,
  };
  const { margin, alpha, imbalance } = options;
  return lossCase({
    name: `ranked-list, temperatures ${positiveTemperature} and ${negativeTemperature}`,
    part: "ranked-list",
    loss: rankedList(options),
    miner: allPairs(),
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      const weighted = (violations: readonly number[], temperature: number) => {
        const some = violations.filter((violation) => violation > 0);
        const weights = some.map((violation) => Math.exp(temperature * violation));
        return total(some.map((violation, index) => violation * weights[index]!)) /
          (total(weights) + labels.length * 1e-5);
      };
      return {
        anchors: anchorsOf(labels).map(({ row, positives, negatives }) =>
          (1 - imbalance) *
            weighted(positives.map((p) => at(d, row, p) - alpha + margin), positiveTemperature) +
          imbalance *
            weighted(negatives.map((n) => alpha - at(d, row, n)), negativeTemperature)
        ),
      };
    },
  });
}

export const rankedListCases: readonly LossCase[] = [caseOf(0, 10), caseOf(2, 0), caseOf(5, 100)];
