/**
 * first[i] - second[i] of two lists in the same order: what paired tests and intervals are given.
 *
 * @throws {RangeError} when the lists differ in length, so that they cannot be pairs
 */
export function pairedDifferences(
  first: readonly number[],
  second: readonly number[],
): number[] {
  if (first.length !== second.length) {
    throw new RangeError(
      `Cannot pair scores: expected as many on both sides, found ${first.length} and ${second.length}`,
    );
  }
  return first.map((value, index) => value - second[index]!);
}
