import { cosine, euclidean } from "../../../lib/distances/mod.ts";
import { arcFace } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  arcFaceLogits,
  context,
  crossEntropyOf,
  labelledRows,
  nearestCosines,
  randomProxies,
} from "./_class_oracle.ts";

function caseOf(options: { margin: number; scale: number }): LossCase {
  return lossCase({
    name: `arc-face ${JSON.stringify(options)}`,
    part: "arc-face",
    loss: arcFace(options, context),
    miner: allPairs(),
    scorer: options.scale === 64 ? euclidean() : cosine(),
    weights: { proxies: randomProxies(3) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const similarities = nearestCosines(x[row]!, proxies!);
        return crossEntropyOf(arcFaceLogits(similarities, label, options), label);
      }),
  });
}

/** With the margin of 120 degrees most rows lie beyond 180. */
export const arcFaceCases: readonly LossCase[] = [
  caseOf({ margin: 28.6, scale: 64 }),
  caseOf({ margin: 0, scale: 10 }),
  caseOf({ margin: 120, scale: 2 }),
];
