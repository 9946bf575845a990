import { euclidean } from "../../../lib/distances/mod.ts";
import { subCenterArcFace } from "../../../lib/losses/mod.ts";
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

function caseOf(options: { margin: number; scale: number; subCenters: number }): LossCase {
  return lossCase({
    name: `sub-center-arc-face ${JSON.stringify(options)}`,
    part: "sub-center-arc-face",
    loss: subCenterArcFace(options, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: { centers: randomProxies(4, options.subCenters) },
    tuples: (x, labels, { weights: { centers } }) =>
      labelledRows(labels, (row, label) => {
        const similarities = nearestCosines(x[row]!, centers!, options.subCenters);
        return crossEntropyOf(arcFaceLogits(similarities, label, options), label);
      }),
  });
}

export const subCenterArcFaceCases: readonly LossCase[] = [
  caseOf({ margin: 28.6, scale: 64, subCenters: 3 }),
  caseOf({ margin: 15, scale: 8, subCenters: 2 }),
];
