/** Coefficients of Stirling's series in 1/z, 1/z³, …; the next is below 1e-16 from z = 16 on. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188];

/** What Stirling's formula lacks: log Γ(z) - ((z - 1/2) log z - z + log √(2π)), for z ≥ 16. */
export function stirlingRest(z: number): number {
  return stirling.reduceRight((sum, term) => sum / (z * z) + term, 0) / z;
}

/**
 * Logarithm of the gamma function of a positive number, to about 1e-15 of itself: Stirling's series
 * after shifting the argument to 16 or more.
 *
 * Reference: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 6.1.15 and 6.1.41.
 */
export function logGamma(argument: number): number {
  let shift = 1;
  let z = argument;
  for (; z < 16; z++) shift *= z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + stirlingRest(z) -
    Math.log(shift);
}
