import { logGamma, stirlingRest } from "./_log_gamma.ts";

/** Logarithm of the beta function Γ(a) Γ(b) / Γ(a + b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < 16) return logGamma(a) + logGamma(b) - logGamma(a + b);
  // Γ(large) and Γ(large + small) are huge and nearly equal: their ratio is taken term by term.
  const sum = small + large;
  return logGamma(small) + (large - 0.5) * Math.log1p(-small / sum) - small * Math.log(sum) +
    small +
    stirlingRest(large) - stirlingRest(sum);
}
