import { euclidean } from "../../../lib/distances/mod.ts";
import { normalizedSoftmax } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  context,
  crossEntropyOf,
  labelledRows,
  nearestCosines,
  randomProxies,
} from "./_class_oracle.ts";

function caseOf(temperature: number): LossCase {
  return lossCase({
    name: `normalized-softmax at temperature ${temperature}`,
    part: "normalized-softmax",
    loss: normalizedSoftmax({ temperature }, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { proxies: randomProxies(1) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const logits = nearestCosines(x[row]!, proxies!).map((cosine) => cosine / temperature);
        return crossEntropyOf(logits, label);
      }),
  });
}

export const normalizedSoftmaxCases: readonly LossCase[] = [caseOf(0.05), caseOf(1)];
