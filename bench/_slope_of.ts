/** Slope of the line of least squares through points; undefined for fewer than two. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number | undefined {
  if (points.length < 2) return undefined;
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const products = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const squares = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return products / squares;
}
