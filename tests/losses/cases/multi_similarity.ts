import { cosine } from "../../../lib/distances/mod.ts";
import { multiSimilarity } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

interface Options {
  readonly alpha: number;
  readonly beta: number;
  readonly threshold: number;
}

function caseOf(options: Options): LossCase {
  const { alpha, beta, threshold } = options;
  return lossCase({
    name: `multi-similarity ${JSON.stringify(options)}`,
    part: "multi-similarity",
    loss: multiSimilarity(options),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const anchors = anchorsOf(labels).map(({ row, positives, negatives }) =>
        Math.log1p(total(positives.map((p) => Math.exp(alpha * (threshold - at(s, row, p)))))) /
          alpha +
        Math.log1p(total(negatives.map((n) => Math.exp(beta * (at(s, row, n) - threshold))))) / beta
      );
      return { anchors };
    },
  });
}

export const multiSimilarityCases: readonly LossCase[] = [
  caseOf({ alpha: 2, beta: 50, threshold: 0.5 }),
  caseOf({ alpha: 10, beta: 5, threshold: 0.8 }),
];
