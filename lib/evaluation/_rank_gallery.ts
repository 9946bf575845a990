import { sampledCut } from "./_sampled_cut.ts";
import { sortByBuckets } from "./_sort_by_buckets.ts";
import { sortRows } from "./_sort_rows.ts";
import { squaredDistance } from "./_squared_distance.ts";
import { squaredNorms } from "./_squared_norms.ts";

// Rows looked at beyond those wanted, so that rounding at the cut seldom hides a neighbor.
const spareRows = 8;
// Longer runs, such as those of collapsed embeddings, are sorted.
const longRun = 16;
// Half the distance from 1 to the next float32.
const float32Rounding = 2 ** -24;

export interface RankGalleryOptions {
  /** `[queries, dimensions]` and `[count, dimensions]`, row by row. */
  readonly queries: Float32Array;
  readonly gallery: Float32Array;
  readonly dimensions: number;
  /**
   * Class of each row of the gallery. Where given, rows of one class that rounding cannot tell apart may
   * stay in any order beyond the first `exact`: no score sees it.
   */
  readonly labels?: Int32Array | undefined;
}

export interface RankRequest {
  readonly query: number;
  /** The query's float32 product with every row, `[count]`; -Infinity for a row that it is not to see. */
  readonly products: Float32Array;
  /** Rows wanted: at most as many as it may see. */
  readonly k: number;
  /** The first of them, at most k, are wanted in exact order and with distances. */
  readonly exact: number;
}

/** A query's nearest rows. Both arrays are overwritten by the next call. */
export interface Ranked {
  /** Nearest first, `[k]`. */
  readonly rows: Int32Array;
  /** Squared distances in float64, `[exact]`. */
  readonly distances: Float64Array;
}

/**
 * Ranks a gallery by float64 distances, equal ones by index. An engine's float32 products put the rows in
 * order; where rounding could have turned neighbors round, or hidden one, float64 distances decide.
 */
export function rankGallery(
  { queries, gallery, dimensions, labels }: RankGalleryOptions,
): (request: RankRequest) => Ranked {
  const norms = squaredNorms(gallery, dimensions);
  const queryNorms = queries === gallery ? norms : squaredNorms(queries, dimensions);
  const largest = norms.reduce((a, b) => Math.max(a, b), 0);
  const count = norms.length;
  const rows = new Int32Array(count);
  const scores = new Float64Array(count);
  const distances = new Float64Array(count);
  const sort = sortByBuckets(count);

  return ({ query, products, k, exact }) => {
    // A squared distance less |q|², which is the same for all rows.
    const score = (row: number) => norms[row]! - 2 * products[row]!;
    const cut = sampledCut(count, Math.min(count, k + spareRows), score);
    return rankWithin(cut) ?? rankWithin(Number.MAX_VALUE)!;

    /** Undefined where a row beyond the cut might belong among the first k. */
    function rankWithin(cut: number): Ranked | undefined {
      let found = 0;
      for (let row = 0; row < count; row++) {
        const estimate = norms[row]! - 2 * products[row]!;
        if (estimate <= cut) {
          rows[found] = row;
          scores[found++] = estimate;
        }
      }
      if (found < k) return undefined;
      sort(rows, scores, found);
      const error = roundingError(found);
      if (cut < Number.MAX_VALUE && scores[k - 1]! + 2 * error >= cut) return undefined;
      settle(found, 2 * error);
      for (let place = 0; place < exact; place++) distances[place] = distanceTo(rows[place]!);
      return { rows: rows.subarray(0, k), distances: distances.subarray(0, exact) };
    }

    /** How far a score may lie from the truth. */
    function roundingError(found: number): number {
      // Of 2 q·g in float32: Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section 3.1.
      let error = 2 * (dimensions + 4) * float32Rounding * Math.sqrt(queryNorms[query]! * largest);
      // An engine may multiply in less than float32 (TF32 on GPUs): then go by the error that is seen.
      for (let place = 0; place < Math.min(found, spareRows); place++) {
        const truth = distanceTo(rows[place]!) - queryNorms[query]!;
        error = Math.max(error, 4 * Math.abs(truth - scores[place]!));
      }
      return error;
    }

    /** Puts runs of rows whose scores are no more than a gap apart into the order of their distances. */
    function settle(found: number, gap: number): void {
      for (let start = 0; start < k;) {
        let end = start + 1;
        while (end < found && scores[end]! - scores[end - 1]! <= gap) end++;
        if (end > start + 1 && (start < exact || !isOfOneClass(start, end))) order(start, end);
        start = end;
      }
    }

    /** Orders a run by distance, equal ones by index. Most runs are of two or three rows. */
    function order(start: number, end: number): void {
      if (end - start > longRun) {
        const run = rows.slice(start, end).sort();
        const sorted = sortRows(run, Float64Array.from(run, distanceTo), end - start);
        rows.set(sorted.rows, start);
        return;
      }
      for (let index = start; index < end; index++) {
        const row = rows[index]!;
        const distance = distanceTo(row);
        let place = index;
        while (place > start && isAfter(place - 1, distance, row)) {
          rows[place] = rows[place - 1]!;
          distances[place] = distances[place - 1]!;
          place--;
        }
        rows[place] = row;
        distances[place] = distance;
      }
    }

    function isAfter(place: number, distance: number, row: number): boolean {
      return distances[place]! > distance || (distances[place] === distance && rows[place]! > row);
    }

    function isOfOneClass(start: number, end: number): boolean {
      if (labels === undefined) return false;
      const label = labels[rows[start]!];
      for (let place = start + 1; place < end; place++) {
        if (labels[rows[place]!] !== label) return false;
      }
      return true;
    }

    function distanceTo(row: number): number {
      return squaredDistance(queries, query, gallery, row, dimensions);
    }
  };
}
