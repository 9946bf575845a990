/**
 * The x within the bracket at which an increasing function reaches `target`, to the last digits of x:
 * inverse quadratic interpolation where it can be trusted, halving where not.
 *
 * Reference: Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
 * function without using derivatives", 1997.
 */
export function invert(
  increasing: (x: number) => number,
  target: number,
  [low, high]: readonly [low: number, high: number],
): number {
  const evaluate = (x: number): Point => ({ x, y: increasing(x) - target });
  let newest = evaluate(high);
  let opposite = evaluate(low);
  let last = opposite;
  for (let share = 0.5;;) {
    const nearest = Math.abs(opposite.y) < Math.abs(newest.y) ? opposite : newest;
    // In shares of the bracket; at one half no float64 lies between.
    const digits = 2 ** -52 * Math.abs(nearest.x) / Math.abs(opposite.x - newest.x);
    if (nearest.y === 0 || !(digits < 0.5)) return nearest.x;
    share = Math.min(1 - digits, Math.max(digits, share));
    const next = evaluate(newest.x + share * (opposite.x - newest.x));
    if (Math.sign(next.y) === Math.sign(newest.y)) {
      last = newest;
    } else {
      last = opposite;
      opposite = newest;
    }
    newest = next;
    share = interpolate(newest, opposite, last);
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where between two ends of a bracket the quadratic x(y) through three points has its zero; or half way. */
function interpolate(newest: Point, opposite: Point, last: Point): number {
  const xi = (newest.x - opposite.x) / (last.x - opposite.x);
  const phi = (newest.y - opposite.y) / (last.y - opposite.y);
  if (!(phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5;
  return newest.y / (opposite.y - newest.y) * last.y / (opposite.y - last.y) +
    (last.x - newest.x) / (opposite.x - newest.x) * newest.y / (last.y - newest.y) *
      opposite.y / (last.y - opposite.y);
}
