/** A round of successive halving: so many configurations, each trained up to the resource. */
export interface Rung {
  /** Since the start of a training, not since the last rung; e.g. steps. */
  readonly resource: number;
  readonly configurations: number;
}

export interface HalvingOptions {
  /** How many start, a whole number ≥ 1. */
  readonly configurations: number;
  /** The least that tells configurations apart, e.g. steps; a whole number ≥ 1. */
  readonly minimum: number;
  /** What the last ones are trained up to. */
  readonly maximum: number;
  /** η: one of so many survives a rung, and is trained so many times as long; a whole number ≥ 2. Default: 3, as in Hyperband. */
  readonly reduction?: number;
}

/**
 * The rungs of successive halving: rung k of K trains ⌊n / η^k⌋ configurations, at least 1, up to
 * R / η^(K - k) steps, rounded, where K is the largest whose first rung has the minimum at least. Rungs
 * that would only take a sole survivor a part of its way are left out.
 *
 * All of a rung is waited for before the next begins (the asynchronous form would depend on which
 * trial ends first), so the same scores give the same trials.
 *
 * References: Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter
 * optimization", 2016; Li et al., "A system for massively parallel hyperparameter tuning", 2020,
 * algorithm 1, synchronous.
 *
 * @throws {RangeError} when a number is not whole or too small, or the maximum is below the minimum
 *
 * @example Nine configurations at 100 steps, three at 300, one at 900
 * ```ts
 * import { halvingRungs } from "@marginalia/marginalia/search";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(halvingRungs({ configurations: 9, minimum: 100, maximum: 900 }), [
 *   { resource: 100, configurations: 9 },
 *   { resource: 300, configurations: 3 },
 *   { resource: 900, configurations: 1 },
 * ]);
 * ```
 */
export function halvingRungs(
  { configurations, minimum, maximum, reduction = 3 }: HalvingOptions,
): Rung[] {
  checkWhole("configurations", configurations, 1);
  checkWhole("minimum", minimum, 1);
  checkWhole("maximum", maximum, minimum);
  checkWhole("reduction", reduction, 2);
  let last = 0;
  while (minimum * reduction ** (last + 1) <= maximum) last++;
  return Array.from({ length: last + 1 }, (_, rung) => ({
    resource: Math.round(maximum / reduction ** (last - rung)),
    configurations: Math.max(1, Math.floor(configurations / reduction ** rung)),
  })).filter(({ configurations }, rung) => configurations > 1 || rung === last);
}

/**
 * Which configurations go on to a rung of `count`: the indices of the largest scores, in increasing
 * order. Of equal scores the earlier goes on; what has no score, because it failed, does not.
 *
 * @param scores Of the rung before, larger is better; in the order of its configurations.
 *
 * @returns At most `count` indices.
 *
 * @throws {RangeError} when a score is not finite, or the count is not a whole number ≥ 0
 *
 * @example
 * ```ts
 * import { halvingSurvivors } from "@marginalia/marginalia/search";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(halvingSurvivors([0.4, 0.7, undefined, 0.7, 0.9, 0.7], 3), [1, 3, 4]);
 * ```
 */
export function halvingSurvivors(
  scores: readonly (number | undefined)[],
  count: number,
): number[] {
  checkWhole("count", count, 0);
  const wrong = scores.find((score) => score !== undefined && !Number.isFinite(score));
  if (wrong !== undefined) {
    throw new RangeError(`Cannot halve: expected finite scores, found ${wrong}`);
  }
  return scores
    .flatMap((score, index) => score === undefined ? [] : [{ score, index }])
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

function checkWhole(name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`Cannot halve: ${name} must be a whole number ≥ ${least}, found ${value}`);
  }
}
