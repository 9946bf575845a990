import { logBeta } from "./_log_beta.ts";

/**
 * Regularized incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1 and a, b > 0, to about 1e-13 of itself.
 * `rest` is 1 - x, for callers who know it to more digits than the subtraction leaves.
 *
 * Reference: Lentz's method on the continued fraction of Abramowitz and Stegun, "Handbook of
 * Mathematical Functions", 1964, 26.5.8.
 */
export function incompleteBeta(x: number, a: number, b: number, rest = 1 - x): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  // The fraction converges fast below the mean only; beyond it, the mirror image does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(rest, b, a, x);
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-rest);
  const logRest = x < 0.5 ? Math.log1p(-x) : Math.log(rest);
  const front = Math.exp(a * logX + b * logRest - logBeta(a, b));
  return front / (a * continuedFraction(x, a, b));
}

/** The fraction needs some √(a + b) terms: this many serve a million degrees of freedom. */
const most = 10_000;

function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300; // keeps Lentz's ratios away from a division by zero
  let value = 1;
  let numerators = 1;
  let denominators = 0;
  for (let term = 1; term <= most; term++) {
    const m = Math.floor(term / 2);
    const coefficient = term % 2 === 0
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    denominators = 1 / (1 + coefficient * denominators || tiny);
    numerators = 1 + coefficient / numerators || tiny;
    value *= numerators * denominators;
    if (Math.abs(numerators * denominators - 1) < 3e-16) break;
  }
  return value;
}
