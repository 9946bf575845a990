/**
 * Where the standard normal distribution reaches a probability. Newton's steps from the middle, which
 * never overshoot, on the series Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …); made for |x| < 4.
 */
export function normalQuantile(probability: number): number {
  const target = Math.abs(probability - 0.5);
  let x = 0;
  for (let step = 0; step < 20; step++) {
    const density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    let [term, sum] = [x, x];
    for (let odd = 3; term > 1e-17 * sum; odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    x += (target - density * sum) / density;
  }
  return probability < 0.5 ? -x : x;
}
