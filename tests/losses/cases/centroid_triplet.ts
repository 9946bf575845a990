import { euclidean } from "../../../lib/distances/mod.ts";
import { centroidTriplet } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { anchorsOf } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

const margin = 0.3;

function mean(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length);
}

function squaredDistance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, x, k) => sum + (x - other[k]!) ** 2, 0);
}

export const centroidTripletCases: readonly LossCase[] = [
  lossCase({
    name: "centroid-triplet",
    part: "centroid-triplet",
    loss: centroidTriplet({ margin }),
    miner: allPairs(),
    scorer: euclidean(),
    tuples(x, labels) {
      const classes = [...new Set(labels)].filter((label) => label >= 0);
      return {
        centroids: anchorsOf(labels).flatMap(({ row, positives }) => {
          if (positives.length === 0) return [];
          const near = squaredDistance(x[row]!, mean(positives.map((p) => x[p]!)));
          return classes.filter((label) => label !== labels[row]).map((label) => {
            const far = squaredDistance(x[row]!, mean(x.filter((_, n) => labels[n] === label)));
            return Math.max(0, near - far + margin);
          });
        }),
      };
    },
  }),
];
