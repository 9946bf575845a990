/** Rates are shares of the same and of the different pairs: without either there is none. */
export function checkBothKinds(same: number, different: number): void {
  if (same > 0 && different > 0) return;
  throw new RangeError(
    `Cannot verify: needs at least 1 pair of the same class and 1 of different classes, found ` +
      `${same} and ${different}`,
  );
}
