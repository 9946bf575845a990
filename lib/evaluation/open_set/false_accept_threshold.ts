/**
 * The largest distance to accept so that no more than a given share of new impostors is accepted: queries of
 * unknown classes, or different pairs, that are drawn as those given here were.
 *
 * It is the k-th smallest of n impostors' distances, k = ⌊rate (n + 1)⌋, to be undercut: a new impostor lies
 * below it with a chance of at most k / (n + 1), whatever the distribution. With too few impostors to
 * promise the rate, n + 1 < 1/rate, it is -Infinity, and nothing may be accepted. The promise is a mean over
 * draws of the impostors, not a bound for each.
 *
 * Reference: Vovk, Gammerman, Shafer, "Algorithmic Learning in a Random World", 2005, section 4.1.
 *
 * @param impostors Distances of what should be rejected, `[n]`.
 * @param rate Share of impostors that may be accepted, 0-1.
 * @returns Accept what is nearer than this.
 * @throws {RangeError} If the rate is no share, there are no impostors, or a distance is NaN.
 *
 * @example One in five
 * ```ts
 * import { falseAcceptThreshold } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(falseAcceptThreshold([5, 3, 9, 4], 0.2), 3);
 * assertEquals(falseAcceptThreshold([5, 3, 9, 4], 0.1), -Infinity);
 * ```
 */
export function falseAcceptThreshold(impostors: ArrayLike<number>, rate: number): number {
  const sorted = Float64Array.from(impostors).sort();
  if (!(rate >= 0 && rate <= 1)) {
    throw new RangeError(
      `Cannot choose a threshold: the false accept rate must be from 0 to 1, found ${rate}`,
    );
  }
  // NaN sorts last.
  if (sorted.length === 0 || Number.isNaN(sorted.at(-1))) {
    throw new RangeError(
      "Cannot choose a threshold: needs the distance of at least 1 impostor, and none may be NaN",
    );
  }
  const rank = Math.floor(rate * (sorted.length + 1));
  if (rank === 0) return -Infinity;
  return sorted[rank - 1] ?? Infinity;
}
