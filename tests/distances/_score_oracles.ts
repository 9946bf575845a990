import { at, type Rows, table } from "./_points.ts";

function normalized(rows: Rows): Rows {
  return rows.map((row) => row.map((x) => x / Math.hypot(...row)));
}

/** Scores by plain loops over float64 numbers, by the name of the part. */
export const scoreOracles = {
  euclidean: (q: Rows, r: Rows) =>
    table(q.length, r.length, (i, j) => Math.hypot(...q[i]!.map((x, k) => x - at(r, j, k)))),
  "squared-euclidean": (q: Rows, r: Rows) =>
    table(q.length, r.length, (i, j) => Math.hypot(...q[i]!.map((x, k) => x - at(r, j, k))) ** 2),
  cosine(queries: Rows, references: Rows) {
    const [q, r] = [normalized(queries), normalized(references)];
    return table(
      q.length,
      r.length,
      (i, j) => q[i]!.reduce((sum, x, k) => sum + x * at(r, j, k), 0),
    );
  },
} as const;
