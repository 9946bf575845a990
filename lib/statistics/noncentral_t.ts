import { chiSquareTail } from "./chi_square.ts";
import { normalProbability } from "./normal.ts";

/**
 * P(T ≤ t) for the noncentral t distribution of (Z + noncentrality) / s, Z standard normal and s² an
 * independent χ² over its `freedom` > 0: what a t statistic follows where there is a difference. To about
 * 1e-12, absolutely.
 *
 * It is an integral over s or over Z, taken with the trapezoidal rule: the integrands are smooth and die
 * off at both ends, so that the rule's error falls exponentially.
 *
 * Reference: Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions", vol. 2, 1995,
 * chapter 31; Trefethen and Weideman, "The Exponentially Convergent Trapezoidal Rule", 2014.
 */
export function noncentralTProbability(
  t: number,
  freedom: number,
  noncentrality: number,
): number {
  if (noncentrality < 0) return 1 - noncentralTProbability(-t, freedom, -noncentrality);
  // From 10 on, Z + noncentrality is above 0 but for 1e-23, and s is no longer needed to smooth its sign.
  if (noncentrality < 10) return meanOverSpread(t, freedom, noncentrality);
  return t <= 0 ? 0 : meanOverNormal(t, freedom, noncentrality);
}

/** The mean of Φ(t s - noncentrality), over log s. */
function meanOverSpread(t: number, freedom: number, noncentrality: number): number {
  // The third is for the slow fall of the density's spectrum where freedom is small.
  const step = Math.min(1 / 3, 1 / Math.sqrt(2 * freedom), 1 / (1 + noncentrality)) / 3;
  return trapezoidalMean(
    step,
    // The density over its value at s = 1, which is its largest.
    (logS) => Math.exp(freedom * (logS - Math.expm1(2 * logS) / 2)),
    (logS) => normalProbability(t * Math.exp(logS) - noncentrality),
  );
}

/** The mean of P(s ≥ (z + noncentrality) / t), over z; for t > 0. */
function meanOverNormal(t: number, freedom: number, noncentrality: number): number {
  const step = Math.min(1, t / Math.sqrt(2 * freedom)) / 3;
  return trapezoidalMean(
    step,
    (z) => Math.exp(-z * z / 2),
    (z) => chiSquareTail(freedom * Math.max(0, (z + noncentrality) / t) ** 2, freedom),
  );
}

/** Mean of values at multiples of the step, under weights that fall away from 0 on both sides. */
function trapezoidalMean(
  step: number,
  weight: (x: number) => number,
  value: (x: number) => number,
): number {
  let sum = 0;
  let weights = 0;
  const add = (x: number) => {
    const share = weight(x);
    sum += share * value(x);
    weights += share;
    return share > 1e-18;
  };
  for (let index = 0; add(index * step); index++);
  for (let index = -1; add(index * step); index--);
  return sum / weights;
}
