import { checkBothKinds } from "./_check_both_kinds.ts";
import type { PairCounts } from "./pair_counts.ts";

/** What two items of a listed pair are to each other; a pair to ignore counts nowhere. */
export type PairLabel = "same" | "different" | "ignore";

export interface ListedPairs {
  /** Distance of each pair; of a similarity, its negative. `[pairs]`. */
  readonly distances: ArrayLike<number>;
  /** What each pair is, `[pairs]`. */
  readonly labels: readonly PairLabel[];
}

/**
 * Counts the pairs of a list within each distance that occurs, exactly, by sorting. Equal distances are
 * one operating point.
 *
 * @throws {RangeError} If a distance is NaN, or a kind of pair is missing.
 * @throws {TypeError} If there is not one label a pair.
 *
 * @example Two same pairs about a different one
 * ```ts
 * import { countPairs } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * const { thresholds, same, different } = countPairs({
 *   distances: [0.5, 0.2, 0.3, 0.1],
 *   labels: ["same", "same", "different", "ignore"],
 * });
 * assertEquals(thresholds, Float64Array.of(0.2, 0.3, 0.5));
 * assertEquals(same, Float64Array.of(1, 1, 2));
 * assertEquals(different, Float64Array.of(0, 1, 1));
 * ```
 */
export function countPairs({ distances, labels }: ListedPairs): PairCounts {
  if (distances.length !== labels.length) {
    throw new TypeError(
      `Cannot count pairs: each needs a label, found ${distances.length} distances and ` +
        `${labels.length} labels`,
    );
  }
  const sorted = { same: sortedOf("same"), different: sortedOf("different") };
  checkBothKinds(sorted.same.length, sorted.different.length);
  const thresholds = distinctOf(sorted.same, sorted.different);
  return {
    thresholds,
    same: countWithin(sorted.same, thresholds),
    different: countWithin(sorted.different, thresholds),
  };

  function sortedOf(kind: PairLabel): Float64Array {
    const chosen: number[] = [];
    labels.forEach((label, pair) => {
      if (label !== kind) return;
      const distance = distances[pair]!;
      if (Number.isNaN(distance)) {
        throw new RangeError(`Cannot count pairs: distances must be numbers, pair ${pair} is NaN`);
      }
      chosen.push(distance);
    });
    return Float64Array.from(chosen).sort();
  }
}

function distinctOf(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  all.sort();
  return all.filter((value, index) => value !== all[index + 1]);
}

/** How many of the sorted values are at most each of the ascending thresholds. */
function countWithin(sorted: Float64Array, thresholds: Float64Array): Float64Array {
  let within = 0;
  return thresholds.map((threshold) => {
    while (within < sorted.length && sorted[within]! <= threshold) within++;
    return within;
  });
}
