import type { Alternative } from "./alternative.ts";

/** Probabilities, without a difference, of a statistic at most and at least as large as the one seen. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** The p-value that an alternative makes of the tails; two-sided is twice the smaller, at most 1. */
export function pValue({ lower, upper }: Tails, alternative: Alternative): number {
  if (alternative === "greater") return upper;
  if (alternative === "less") return lower;
  return Math.min(1, 2 * Math.min(lower, upper));
}
