import { sortRows } from "./_sort_rows.ts";

// Beyond it, insertion within a bucket takes longer than sorting.
const mostInBucket = 64;

// Scores crowd towards the farther end: twice as many buckets as rows leave less to insertion.
const bucketsPerRow = 2;

/** Sorts the first `count` of two parallel arrays by score, equal scores in the order given. */
export type SortByBuckets = (rows: Int32Array, scores: Float64Array, count: number) => void;

/**
 * Makes a sorter for up to `most` rows: it deals them out to buckets of even width, where hardly any
 * is out of order. Several times faster than a comparison sort, unless scores bunch: then it is one.
 */
export function sortByBuckets(most: number): SortByBuckets {
  const starts = new Int32Array(bucketsPerRow * most + 2);
  const buckets = new Int32Array(most);
  const dealtRows = new Int32Array(most);
  const dealtScores = new Float64Array(most);

  return (rows, scores, count) => {
    let [low, high] = [Infinity, -Infinity];
    for (let index = 0; index < count; index++) {
      const score = scores[index]!;
      if (score < low) low = score;
      if (score > high) high = score;
    }
    if (!(high > low)) return;
    const bucketCount = bucketsPerRow * count;
    const scale = (bucketCount - 1) / (high - low);
    starts.fill(0, 0, bucketCount + 1);
    for (let index = 0; index < count; index++) {
      const bucket = ((scores[index]! - low) * scale) | 0;
      buckets[index] = bucket;
      starts[bucket + 1]!++;
    }
    let fullest = 0;
    for (let bucket = 1; bucket <= bucketCount; bucket++) {
      if (starts[bucket]! > fullest) fullest = starts[bucket]!;
      starts[bucket]! += starts[bucket - 1]!;
    }
    if (fullest > mostInBucket) {
      const sorted = sortRows(rows.subarray(0, count), scores.subarray(0, count), count);
      rows.set(sorted.rows);
      scores.set(sorted.distances);
      return;
    }
    for (let index = 0; index < count; index++) {
      const place = starts[buckets[index]!]!++;
      dealtRows[place] = rows[index]!;
      dealtScores[place] = scores[index]!;
    }
    for (let index = 0; index < count; index++) {
      const score = dealtScores[index]!;
      let place = index;
      while (place > 0 && scores[place - 1]! > score) {
        scores[place] = scores[place - 1]!;
        rows[place] = rows[place - 1]!;
        place--;
      }
      scores[place] = score;
      rows[place] = dealtRows[index]!;
    }
  };
}
