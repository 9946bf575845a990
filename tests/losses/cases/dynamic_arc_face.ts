import { euclidean } from "../../../lib/distances/mod.ts";
import { dynamicArcFace } from "../../../lib/losses/mod.ts";
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

interface Options {
  readonly smallestMargin: number;
  readonly largestMargin: number;
  readonly power: number;
}

/** a n^(−power) + b, through (largest size, smallest margin) and (smallest size, largest margin). */
function marginOf(size: number, sizes: readonly number[], options: Options): number {
  const { smallestMargin, largestMargin, power } = options;
  const [high, low] = [Math.min(...sizes) ** -power, Math.max(...sizes) ** -power];
  const a = high === low ? 0 : (largestMargin - smallestMargin) / (high - low);
  return a * (size ** -power - high) + largestMargin;
}

function caseOf(options: Options, classSizes: readonly number[]): LossCase {
  const [scale, subCenters] = [16, 2];
  return lossCase({
    name: `dynamic-arc-face ${JSON.stringify(options)} of ${new Set(classSizes).size} class sizes`,
    part: "dynamic-arc-face",
    loss: dynamicArcFace({ ...options, scale, subCenters }, { ...context, classSizes }),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { centers: randomProxies(5, subCenters) },
    tuples: (x, labels, { weights: { centers } }) =>
      labelledRows(labels, (row, label) => {
        const margin = marginOf(classSizes[label]!, classSizes, options);
        const similarities = nearestCosines(x[row]!, centers!, subCenters);
        return crossEntropyOf(arcFaceLogits(similarities, label, { margin, scale }), label);
      }),
  });
}

export const dynamicArcFaceCases: readonly LossCase[] = [
  caseOf({ smallestMargin: 2.86, largestMargin: 28.6, power: 0.25 }, context.classSizes),
  caseOf({ smallestMargin: 10, largestMargin: 40, power: 1 }, context.classSizes.map(() => 20)),
];
