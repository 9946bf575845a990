import { checkShare } from "./_check_share.ts";
import { pairedTPower } from "./paired_t_power.ts";

export interface PairsForPowerOptions {
  /** Cohen's d_z: the true mean difference in deviations of the differences. */
  readonly effect: number;
  /** Probability of finding it, in (0, 1); default 0.8, Cohen's convention. */
  readonly power?: number;
  /** Two-sided, in (0, 1); default 0.05. Divided by the number of comparisons, it bounds Holm's. */
  readonly significance?: number;
}

/** Nobody trains so many seeds; beyond, the answer is Infinity. */
const most = 2 ** 16;

/**
 * The fewest pairs with which a two-sided paired t test has the power wanted; Infinity where 65,536 are
 * too few. An effect that was seen, rather than assumed, overstates the true one as often as not: the
 * answer then is a guide.
 *
 * @throws {RangeError} when the power or the significance is not in (0, 1), or the effect is not finite
 *
 * @example
 * ```ts
 * import { pairsForPower } from "@marginalia/marginalia/statistics";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(pairsForPower({ effect: 1 }), 10);
 * assertEquals(pairsForPower({ effect: 0.5 }), 34);
 * ```
 */
export function pairsForPower(
  { effect, power = 0.8, significance = 0.05 }: PairsForPowerOptions,
): number {
  checkShare("compute how many pairs are needed", "power", power);
  const isEnough = (pairs: number) => pairedTPower({ effect, pairs, significance }) >= power;
  let enough = 2;
  while (!isEnough(enough)) {
    enough *= 2;
    if (enough > most) return Infinity;
  }
  let tooFew = Math.max(1, enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
