import { smallestRows } from "./_smallest_rows.ts";
import { sortRows } from "./_sort_rows.ts";
import { squaredDistance } from "./_squared_distance.ts";

// Rows looked at beyond k, so that rounding at the cut seldom hides a neighbor.
const spareRows = 8;
// Half the distance from 1 to the next float32.
const float32Rounding = 2 ** -24;

/** A query's nearest rows, itself left out, nearest first, and their squared distances. */
export type RankGallery = (
  query: number,
  /** The query's float32 product with every row, `[count]`. */
  products: Float32Array,
) => { readonly rows: Int32Array; readonly distances: Float64Array };

/**
 * Ranks a gallery by float64 distances, equal ones by index. An engine's float32 products pick the rows
 * that are worth a float64 distance; where rounding could have hidden one, every row gets it.
 */
export function rankGallery(
  embeddings: Float32Array,
  dimensions: number,
  k: number,
): RankGallery {
  const count = embeddings.length / dimensions;
  const norms = Float64Array.from({ length: count }, (_, row) => squaredNorm(row));
  const largest = norms.reduce((a, b) => Math.max(a, b), 0);
  // Rounding of |g|² - 2 q·g in float32: Higham, "Accuracy and Stability", 2002, section 3.1.
  const roundingBound = (dimensions + 4) * float32Rounding * 3 * largest;
  const wanted = Math.min(count, k + 1 + spareRows);
  const estimates = new Float64Array(count);

  return (query, products) => {
    // A squared distance less |q|², which is the same for all rows.
    for (let row = 0; row < count; row++) estimates[row] = norms[row]! - 2 * products[row]!;
    const { rows, cut } = smallestRows(estimates, wanted);
    const candidates = without(query, rows);
    const distances = distancesTo(query, candidates);
    const nearest = sortRows(candidates, distances, k);
    if (candidates.length >= count - 1) return nearest;
    // An engine may multiply in less than float32 (TF32 on GPUs): then go by the error that is seen.
    let error = roundingBound;
    for (let index = 0; index < candidates.length; index++) {
      const estimate = norms[query]! + estimates[candidates[index]!]!;
      error = Math.max(error, 4 * Math.abs(distances[index]! - estimate));
    }
    return nearest.distances[k - 1]! < norms[query]! + cut - error ? nearest : searchAll(query);
  };

  function searchAll(query: number) {
    const others = Int32Array.from(
      { length: count - 1 },
      (_, index) => index < query ? index : index + 1,
    );
    const distances = distancesTo(query, others);
    const near = smallestRows(distances, k).rows;
    return sortRows(
      near.map((index) => others[index]!),
      Float64Array.from(near, (index) => distances[index]!),
      k,
    );
  }

  function distancesTo(query: number, rows: Int32Array): Float64Array {
    const distances = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index++) {
      distances[index] = squaredDistance(embeddings, dimensions, query, rows[index]!);
    }
    return distances;
  }

  function squaredNorm(row: number): number {
    let sum = 0;
    for (let d = row * dimensions; d < (row + 1) * dimensions; d++) {
      sum += embeddings[d]! * embeddings[d]!;
    }
    if (Number.isFinite(Math.fround(sum))) return sum;
    throw new RangeError(
      `Cannot rank neighbors: embeddings must be finite, row ${row} is not; the training may have ` +
        "diverged",
    );
  }
}

/** A loop, since the array's own filter takes four times as long. */
function without(query: number, rows: Int32Array): Int32Array {
  let kept = 0;
  for (let index = 0; index < rows.length; index++) {
    if (rows[index] !== query) rows[kept++] = rows[index]!;
  }
  return rows.subarray(0, kept);
}
