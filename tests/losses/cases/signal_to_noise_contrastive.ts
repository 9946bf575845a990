import { signalToNoise } from "../../../lib/distances/mod.ts";
import { signalToNoiseContrastive } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { Rows } from "../../distances/_points.ts";
import { isNegative, isPositive, pairsOf } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

const [margin, positiveMargin] = [3, 0.4];

function variance(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  return numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (numbers.length - 1);
}

export const signalToNoiseContrastiveCases: readonly LossCase[] = [
  lossCase({
    name: "signal-to-noise-contrastive",
    part: "signal-to-noise-contrastive",
    loss: signalToNoiseContrastive({ margin, positiveMargin }),
    miner: allPairs(),
    scorer: signalToNoise(),
    tuples(x: Rows, labels) {
      const ratio = (row: number, other: number) =>
        variance(x[row]!.map((value, k) => value - x[other]![k]!)) / variance(x[row]!);
      return {
        positive: pairsOf(labels, isPositive).map(([a, p]) =>
          Math.max(0, ratio(a, p) - positiveMargin)
        ),
        negative: pairsOf(labels, isNegative).map(([a, n]) => Math.max(0, margin - ratio(a, n))),
      };
    },
  }),
];
