import { cosine } from "../../../lib/distances/mod.ts";
import { thresholdConsistentMargin } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { isNegative, isPositive, pairsOf } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

interface Options {
  readonly positiveMargin: number;
  readonly negativeMargin: number;
  readonly positiveWeight: number;
  readonly negativeWeight: number;
}

function caseOf(options: Options): LossCase {
  const { positiveMargin, negativeMargin, positiveWeight, negativeWeight } = options;
  return lossCase({
    name: `threshold-consistent-margin ${JSON.stringify(options)}`,
    part: "threshold-consistent-margin",
    loss: thresholdConsistentMargin(options),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      return {
        positive: pairsOf(labels, isPositive).map(([a, p]) =>
          positiveWeight * Math.max(0, positiveMargin - at(s, a, p))
        ),
        negative: pairsOf(labels, isNegative).map(([a, n]) =>
          negativeWeight * Math.max(0, at(s, a, n) - negativeMargin)
        ),
      };
    },
  });
}

export const thresholdConsistentMarginCases: readonly LossCase[] = [
  caseOf({ positiveMargin: 0.9, negativeMargin: 0.5, positiveWeight: 1, negativeWeight: 1 }),
  caseOf({ positiveMargin: 0.2, negativeMargin: -0.1, positiveWeight: 0.5, negativeWeight: 2 }),
];
