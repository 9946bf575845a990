import { cosine } from "../../../lib/distances/mod.ts";
import { cosFace } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  context,
  crossEntropyOf,
  labelledRows,
  nearestCosines,
  randomProxies,
} from "./_class_oracle.ts";

function caseOf(margin: number, scale: number): LossCase {
  return lossCase({
    name: `cos-face with margin ${margin}, scale ${scale}`,
    part: "cos-face",
    loss: cosFace({ margin, scale }, context),
    miner: allPairs(),
    scorer: cosine(),
    weights: { proxies: randomProxies(2) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const logits = nearestCosines(x[row]!, proxies!).map((cosine, index) =>
          scale * (index === label ? cosine - margin : cosine)
        );
        return crossEntropyOf(logits, label);
      }),
  });
}

export const cosFaceCases: readonly LossCase[] = [caseOf(0.35, 64), caseOf(0.1, 4)];
