import { euclidean } from "../../../lib/distances/mod.ts";
import { largeMarginSoftmax } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import {
  context,
  crossEntropyOf,
  dotOf,
  labelledRows,
  lengthOf,
  multipliedAngleOf,
  randomProxies,
} from "./_class_oracle.ts";

function caseOf(margin: number, scale: number): LossCase {
  return lossCase({
    name: `large-margin-softmax with margin ${margin}, scale ${scale}`,
    part: "large-margin-softmax",
    loss: largeMarginSoftmax({ margin, scale }, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { proxies: randomProxies(6) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const logits = proxies!.map((proxy, index) => {
          const [product, lengths] = [dotOf(x[row]!, proxy), lengthOf(x[row]!) * lengthOf(proxy)];
          if (index !== label) return scale * product;
          return scale * lengths * multipliedAngleOf(product / lengths, margin);
        });
        return crossEntropyOf(logits, label);
      }),
  });
}

export const largeMarginSoftmaxCases: readonly LossCase[] = [
  caseOf(4, 1),
  caseOf(1, 2),
  caseOf(3, 0.5),
];
