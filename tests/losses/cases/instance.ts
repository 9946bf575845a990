import { euclidean } from "../../../lib/distances/mod.ts";
import { instance } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  context,
  crossEntropyOf,
  labelledRows,
  nearestCosines,
  randomProxies,
} from "./_class_oracle.ts";

function caseOf(scale: number): LossCase {
  return lossCase({
    name: `instance at scale ${scale}`,
    part: "instance",
    loss: instance({ scale }, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { instances: randomProxies(3) },
    tuples: (x, labels, { weights: { instances } }) =>
      labelledRows(labels, (row, label) => {
        const logits = nearestCosines(x[row]!, instances!).map((cosine) => scale * cosine);
        return crossEntropyOf(logits, label);
      }),
  });
}

export const instanceCases: readonly LossCase[] = [caseOf(64), caseOf(4)];
