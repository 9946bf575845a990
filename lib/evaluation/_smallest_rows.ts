import { kthSmallest } from "./_kth_smallest.ts";

// A sample large enough to place the cut within a few ranks in a hundred, small enough to cost nothing.
const sampleSize = 256;

/**
 * The rows that hold the `wanted` smallest values, ties at the cut included, in order of index. Plain
 * loops: it runs once a query, and the array methods take four times as long.
 */
export function smallestRows(
  values: Float64Array,
  wanted: number,
): { readonly rows: Int32Array; readonly cut: number } {
  let rows = rowsAtMost(sampledCut(values, wanted), values);
  if (rows.length < wanted) rows = rowsAtMost(Infinity, values);
  const low = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) low[index] = values[rows[index]!]!;
  const cut = kthSmallest(low, wanted);
  let kept = 0;
  for (let index = 0; index < rows.length; index++) {
    if (values[rows[index]!]! <= cut) rows[kept++] = rows[index]!;
  }
  return { rows: rows.subarray(0, kept), cut };
}

/** A value that is almost surely no smaller than the wanted one, so that one pass drops most rows. */
function sampledCut(values: Float64Array, wanted: number): number {
  const stride = Math.floor(values.length / sampleSize);
  if (stride < 2) return Infinity;
  const share = wanted / values.length;
  const expected = sampleSize * share;
  const rank = Math.ceil(expected + 3 * Math.sqrt(expected * (1 - share))) + 1;
  if (rank >= sampleSize) return Infinity;
  const sample = new Float64Array(sampleSize);
  for (let index = 0; index < sampleSize; index++) sample[index] = values[index * stride]!;
  return kthSmallest(sample, rank);
}

function rowsAtMost(cut: number, values: Float64Array): Int32Array {
  const rows = new Int32Array(values.length);
  let found = 0;
  for (let row = 0; row < values.length; row++) {
    if (values[row]! <= cut) rows[found++] = row;
  }
  return rows.subarray(0, found);
}
