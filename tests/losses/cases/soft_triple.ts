import { euclidean } from "../../../lib/distances/mod.ts";
import { softTriple } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  context,
  crossEntropyOf,
  labelledRows,
  nearestCosines,
  randomProxies,
} from "./_class_oracle.ts";

interface Options {
  readonly centersPerClass: number;
  readonly scale: number;
  readonly gamma: number;
  readonly margin: number;
}

/** Σ s e^(s/γ) / Σ e^(s/γ) */
function softMaximum(cosines: readonly number[], gamma: number): number {
  const shares = cosines.map((cosine) => Math.exp(cosine / gamma));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return cosines.reduce((sum, cosine, index) => sum + cosine * shares[index]! / total, 0);
}

function caseOf(options: Options): LossCase {
  const { centersPerClass, scale, gamma, margin } = options;
  return lossCase({
    name: `soft-triple ${JSON.stringify(options)}`,
    part: "soft-triple",
    loss: softTriple(options, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { centers: randomProxies(9, centersPerClass) },
    tuples: (x, labels, { weights: { centers } }) =>
      labelledRows(labels, (row, label) => {
        const toCenters = nearestCosines(x[row]!, centers!);
        const logits = Array.from({ length: context.classes }, (_, index) => {
          const first = index * centersPerClass;
          const similarity = softMaximum(toCenters.slice(first, first + centersPerClass), gamma);
          return scale * (index === label ? similarity - margin : similarity);
        });
        return crossEntropyOf(logits, label);
      }),
  });
}

export const softTripleCases: readonly LossCase[] = [
  caseOf({ centersPerClass: 3, scale: 20, gamma: 0.1, margin: 0.01 }),
  caseOf({ centersPerClass: 2, scale: 5, gamma: 1, margin: 0.2 }),
];
