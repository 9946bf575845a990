import { type Prng, sample } from "../random/mod.ts";
import type { HardNegativeOptions, LeftOut } from "./hard_negatives.ts";

export type LeftOutCounts = Record<LeftOut, number>;

/**
 * Chooses which of an anchor's negatives go with a positive, and counts the others by reason.
 *
 * @param distances Of the anchor to its negatives in the range of ranks, nearest first.
 * @returns Places among the distances.
 */
export function chooseNegatives(
  distances: readonly number[],
  positiveDistance: number,
  options: HardNegativeOptions,
  prng: Prng,
  leftOut: LeftOutCounts,
): number[] {
  const { choose = "nearest", negativesPerPositive = 1 } = options;
  const fit = [...distances.keys()].filter((place) => {
    const reason = reasonAgainst(distances[place]!, positiveDistance, options);
    if (reason !== undefined) leftOut[reason] += 1;
    return reason === undefined;
  });
  const count = Math.min(negativesPerPositive, fit.length);
  leftOut.overCap += fit.length - count;
  if (choose === "nearest") return fit.slice(0, count);
  return Array.from(sample(prng, fit.length, count), (index) => fit[index]!);
}

function reasonAgainst(
  distance: number,
  positiveDistance: number,
  { nearest, farthest, leastMargin, mostMargin }: HardNegativeOptions,
): LeftOut | undefined {
  const gap = distance - positiveDistance;
  if (nearest !== undefined && distance < nearest) return "tooNear";
  if (farthest !== undefined && distance > farthest) return "tooFar";
  if (leastMargin !== undefined && gap < leastMargin) return "tooHard";
  return mostMargin !== undefined && gap > mostMargin ? "tooEasy" : undefined;
}
