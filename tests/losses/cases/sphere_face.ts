import { euclidean } from "../../../lib/distances/mod.ts";
import { sphereFace } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  context,
  crossEntropyOf,
  labelledRows,
  lengthOf,
  multipliedAngleOf,
  nearestCosines,
  randomProxies,
} from "./_class_oracle.ts";

function caseOf(margin: number, scale: number): LossCase {
  return lossCase({
    name: `sphere-face with margin ${margin}, scale ${scale}`,
    part: "sphere-face",
    loss: sphereFace({ margin, scale }, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { proxies: randomProxies(7) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const logits = nearestCosines(x[row]!, proxies!).map((cosine, index) =>
          scale * lengthOf(x[row]!) *
          (index === label ? multipliedAngleOf(cosine, margin) : cosine)
        );
        return crossEntropyOf(logits, label);
      }),
  });
}

export const sphereFaceCases: readonly LossCase[] = [caseOf(4, 1), caseOf(2, 3)];
