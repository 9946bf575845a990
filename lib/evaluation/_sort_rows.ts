/**
 * The first k of `rows` by distance, equal distances in the order given. `distances` belongs to `rows`.
 * Sorting bare numbers natively and looking each one up is several times faster than a comparator.
 */
export function sortRows(
  rows: Int32Array,
  distances: Float64Array,
  k: number,
): { rows: Int32Array; distances: Float64Array } {
  const sorted = distances.toSorted();
  const place = new Int32Array(rows.length);
  const taken = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const first = firstAtLeast(sorted, distances[index]!);
    place[first + taken[first]!++] = rows[index]!;
  }
  return { rows: place.subarray(0, k), distances: sorted.subarray(0, k) };
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
