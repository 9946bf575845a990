import { at, type Rows, table } from "./_points.ts";

/** Each row scaled to length 1 in the norm of exponent p. */
export function normalized(rows: Rows, p = 2): Rows {
  const length = (row: readonly number[]) =>
    row.reduce((sum, x) => sum + Math.abs(x) ** p, 0) ** (1 / p);
  return rows.map((row) => row.map((x) => x / length(row)));
}

/** (Σ |q − r|^p)^(power / p) */
export function minkowski(q: Rows, r: Rows, p: number, power = 1): number[][] {
  return table(
    q.length,
    r.length,
    (i, j) => q[i]!.reduce((sum, x, k) => sum + Math.abs(x - at(r, j, k)) ** p, 0) ** (power / p),
  );
}

/** Unbiased. */
function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}

/** Scores by plain loops over float64 numbers, by the name of the part. */
export const scoreOracles = {
  euclidean: (q: Rows, r: Rows) =>
    table(q.length, r.length, (i, j) => Math.hypot(...q[i]!.map((x, k) => x - at(r, j, k)))),
  "squared-euclidean": (q: Rows, r: Rows) =>
    table(q.length, r.length, (i, j) => Math.hypot(...q[i]!.map((x, k) => x - at(r, j, k))) ** 2),
  lp: (q: Rows, r: Rows) => minkowski(q, r, 2),
  "signal-to-noise": (q: Rows, r: Rows) =>
    table(q.length, r.length, (i, j) => {
      const noise = q[i]!.map((x, k) => x - at(r, j, k));
      return variance(noise) / variance(q[i]!);
    }),
  dot: (q: Rows, r: Rows) =>
    table(q.length, r.length, (i, j) => q[i]!.reduce((sum, x, k) => sum + x * at(r, j, k), 0)),
  cosine(queries: Rows, references: Rows) {
    const [q, r] = [normalized(queries), normalized(references)];
    return table(
      q.length,
      r.length,
      (i, j) => q[i]!.reduce((sum, x, k) => sum + x * at(r, j, k), 0),
    );
  },
} as const;
