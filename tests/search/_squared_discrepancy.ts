/**
 * Mean square, over all boxes from the origin, of the difference between the share of points in the box and
 * its volume.
 *
 * Reference: Warnock, "Computational investigations of low-discrepancy point sets", 1972.
 */
export function squaredDiscrepancy(points: readonly (readonly number[])[]): number {
  const count = points.length;
  const product = (values: readonly number[]) => values.reduce((all, value) => all * value, 1);
  const single = points.reduce((sum, x) => sum + product(x.map((a) => (1 - a * a) / 2)), 0);
  const pairs = points.reduce(
    (sum, x) => points.reduce((s, y) => s + product(x.map((a, i) => 1 - Math.max(a, y[i]!))), sum),
    0,
  );
  return 3 ** -points[0]!.length - 2 / count * single + pairs / count ** 2;
}
