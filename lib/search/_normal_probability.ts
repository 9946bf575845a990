/**
 * P(Z ≤ z) of a standard normal variable, to about 1e-15.
 *
 * Reference: Marsaglia, "Evaluating the normal distribution", 2004.
 */
export function normalProbability(z: number): number {
  if (z < -9) return 0;
  if (z > 9) return 1;
  let term = z;
  let sum = z;
  for (let odd = 3; sum !== sum + term; odd += 2) {
    term *= z * z / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}
