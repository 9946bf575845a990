import { euclidean } from "../../../lib/distances/mod.ts";
import { p2sGrad } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import { context, labelledRows, nearestCosines, randomProxies } from "./_class_oracle.ts";

export const p2sGradCases: readonly LossCase[] = [
  lossCase({
    name: "p2s-grad",
    part: "p2s-grad",
    loss: p2sGrad({}, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { proxies: randomProxies(10) },
    tuples: (x, labels, { weights: { proxies } }) =>
      labelledRows(labels, (row, label) => {
        const errors = nearestCosines(x[row]!, proxies!).map((cosine, index) =>
          (cosine - (index === label ? 1 : 0)) ** 2
        );
        return errors.reduce((total, error) => total + error, 0) / context.classes;
      }),
  }),
];
