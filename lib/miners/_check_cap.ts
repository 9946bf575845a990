/** Throws unless there may be so many tuples of an anchor. */
export function checkCap(tuples: "pairs" | "triplets", perAnchor: number): void {
  if (Number.isInteger(perAnchor) && perAnchor >= 1) return;
  throw new RangeError(
    `Cannot cap the ${tuples} of an anchor: perAnchor must be a whole number of at least 1, found ${perAnchor}`,
  );
}
