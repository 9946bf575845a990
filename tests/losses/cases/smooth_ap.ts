import { cosine } from "../../../lib/distances/mod.ts";
import { smoothAp } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(temperature: number): LossCase {
  return lossCase({
    name: `smooth-ap at temperature ${temperature}`,
    part: "smooth-ap",
    loss: smoothAp({ temperature }),
    // Of a perfect ranking 1 − precision is rounding here, above 0 or not.
    reductions: ["sum", "mean"],
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        anchors: anchorsOf(labels).flatMap(({ row, positives, negatives }) => {
          if (positives.length === 0) return [];
          const relevant = [row, ...positives];
          const rank = (item: number, list: readonly number[]) =>
            1 + total(
              list.filter((other) => other !== item).map((other) =>
                1 / (1 + Math.exp((at(s, row, item) - at(s, row, other)) / temperature))
              ),
            );
          const precisions = relevant.map((item) =>
            rank(item, relevant) / rank(item, [...relevant, ...negatives])
          );
          return [1 - total(precisions) / relevant.length];
        }),
      };
    },
    // A rounding error of 6e-8 in a cosine is 6e-6 of the temperature.
    ...(temperature < 0.05 && { bar: 1e-4 }),
  });
}

export const smoothApCases: readonly LossCase[] = [caseOf(0.01), caseOf(0.3)];
