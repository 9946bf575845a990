import { invert } from "./_invert.ts";
import { noncentralTProbability } from "./noncentral_t.ts";

/**
 * The noncentralities under which a t statistic as large as this one, or as small, still has a
 * probability of (1 - level) / 2: an exact interval, by turning the test around.
 *
 * Reference: Steiger and Fouladi, "Noncentrality interval estimation and the evaluation of statistical
 * models", 1997.
 */
export function noncentralityInterval(
  t: number,
  freedom: number,
  level: number,
): { lower: number; upper: number } {
  const tail = (1 - level) / 2;
  // Falls as the noncentrality grows, hence the signs.
  const probability = (negated: number) => noncentralTProbability(t, freedom, -negated);
  let reach = 1 + Math.abs(t);
  while (probability(-t - reach) > tail || probability(-t + reach) < 1 - tail) reach *= 2;
  const bracket = [-t - reach, -t + reach] as const;
  return {
    lower: -invert(probability, 1 - tail, bracket),
    upper: -invert(probability, tail, bracket),
  };
}
