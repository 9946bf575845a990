/**
 * The pairs (anchor, positive) and (anchor, negative) of triplets, each once, in the order in which they
 * come: what `fixedPairs` takes as `tuples`.
 *
 * @param triplets Rows of anchor, positive, negative, one triplet after the other.
 * @throws {TypeError} If three does not divide their number.
 *
 * @example Two triplets of one positive pair
 * ```ts
 * import { pairsOfTriplets } from "@marginalia/marginalia/miners";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals([...pairsOfTriplets(Int32Array.of(0, 1, 5, 0, 1, 7))], [0, 1, 0, 5, 0, 7]);
 * ```
 */
export function pairsOfTriplets(triplets: Int32Array): Int32Array {
  if (triplets.length % 3 !== 0) {
    throw new TypeError(
      `Cannot take the pairs of triplets: needs a multiple of 3 rows, found ${triplets.length}`,
    );
  }
  const seen = new Map<string, readonly [number, number]>();
  for (let place = 0; place < triplets.length; place += 3) {
    const anchor = triplets[place]!;
    for (const other of triplets.subarray(place + 1, place + 3)) {
      seen.set(`${anchor} ${other}`, [anchor, other]);
    }
  }
  return Int32Array.from([...seen.values()].flat());
}
