/** How many of so many pairs are positive; refuses a share that leaves no whole number. */
export function wholePositives(sampler: string, share: number, pairs: number): number {
  const positives = Math.round(share * pairs);
  // A share such as 0.1 is not exact in binary, hence the allowance of 1e-9 pairs.
  if (Math.abs(share * pairs - positives) < 1e-9) return positives;
  throw new RangeError(
    `Cannot sample ${sampler}: positiveShare ${share} of ${pairs} pairs is ${share * pairs}, ` +
      `which is not a whole number; take another batch size, ` +
      `or positiveShare ${positives / pairs} for ${positives} positive pairs`,
  );
}
