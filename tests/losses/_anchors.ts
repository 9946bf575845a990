import { isNegative, isPositive } from "../miners/_brute_force.ts";

/** An anchor with its positives and negatives, by row. */
export interface Anchor {
  readonly row: number;
  readonly positives: readonly number[];
  readonly negatives: readonly number[];
}

/** Every row of the labels as an anchor. */
export function anchorsOf(labels: readonly number[]): Anchor[] {
  const rows = labels.map((_, row) => row);
  return rows.map((row) => ({
    row,
    positives: rows.filter((other) => isPositive(labels, row, other)),
    negatives: rows.filter((other) => isNegative(labels, row, other)),
  }));
}

/** Σ of numbers. */
export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/** ln Σ e^x; −∞ of nothing. */
export function logSumExpOf(exponents: readonly number[]): number {
  const largest = Math.max(...exponents);
  if (largest === -Infinity) return -Infinity;
  return largest + Math.log(total(exponents.map((x) => Math.exp(x - largest))));
}

/** ln(1 + e^x) */
export function softplusOf(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
