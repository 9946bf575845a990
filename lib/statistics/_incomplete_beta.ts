import { logGamma } from "./_log_gamma.ts";

/**
 * Regularized incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1 and a, b > 0, to about 1e-13.
 *
 * Reference: Lentz's method on the continued fraction of Abramowitz and Stegun, "Handbook of
 * Mathematical Functions", 1964, 26.5.8.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean only; beyond it, the mirror image does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) +
    b * Math.log1p(-x);
  return Math.exp(logFront) / (a * continuedFraction(x, a, b));
}

function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300; // keeps Lentz's ratios away from a division by zero
  let value = 1;
  let numerators = 1;
  let denominators = 0;
  for (let term = 1; term <= 1000; term++) {
    const m = Math.floor(term / 2);
    const coefficient = term % 2 === 0
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    denominators = 1 / (1 + coefficient * denominators || tiny);
    numerators = 1 + coefficient / numerators || tiny;
    value *= numerators * denominators;
    if (Math.abs(numerators * denominators - 1) < 1e-16) break;
  }
  return value;
}
