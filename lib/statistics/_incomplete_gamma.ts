import { logGamma } from "./_log_gamma.ts";

/** The two regularized incomplete gamma functions; they add up to 1. */
export interface IncompleteGamma {
  /** P(a, x): share of the gamma integral below x. */
  readonly lower: number;
  /** Q(a, x): share above x. */
  readonly upper: number;
}

/**
 * Regularized incomplete gamma functions P(a, x) and Q(a, x), for a > 0 and x ≥ 0, to about 1e-13.
 *
 * Reference: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 6.5.29 (series) and
 * 6.5.31 (continued fraction, by Lentz's method).
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  // Each converges fast on its own side of the mean, and keeps the digits of the smaller share.
  if (x < a + 1) {
    const lower = front * series(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * continuedFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** Σ xⁿ / (a (a + 1) … (a + n)). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - …))); for x > a + 1 no part is 0. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let numerators = Infinity;
  let denominators = 1 / b;
  let value = denominators;
  for (let n = 1;; n++) {
    const coefficient = -n * (n - a);
    b += 2;
    denominators = 1 / (coefficient * denominators + b);
    numerators = b + coefficient / numerators;
    const ratio = denominators * numerators;
    value *= ratio;
    if (Math.abs(ratio - 1) < 3e-16) return value;
  }
}
