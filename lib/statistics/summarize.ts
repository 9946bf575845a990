import { mean } from "./mean.ts";
import { type TInterval, tInterval, type TIntervalOptions } from "./t_interval.ts";

/** A mean and, where there are replicates enough to know, how far to trust it. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** Absent for a single value. */
  readonly interval?: TInterval;
}

/**
 * Mean of the values, with a t interval when there are at least 2.
 *
 * @throws {RangeError} when there are no values
 */
export function summarize(values: readonly number[], options: TIntervalOptions): Summary {
  const summary = { count: values.length, mean: mean(values) };
  return values.length < 2 ? summary : { ...summary, interval: tInterval(values, options) };
}
