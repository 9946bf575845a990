/** Top of a metric's axis, which begins at 0: the least tenth above all values, at most 1. */
export function ceilingOf(values: readonly number[]): number {
  return Math.min(1, Math.ceil(10 * Math.max(0.1, ...values)) / 10);
}
