import type { Prng } from "../random/mod.ts";
import type { Interval, ReplicationUnit } from "./interval.ts";

/** Units whose values may be drawn again one by one; folds share training data and may not. */
export type BootstrapUnit = Exclude<ReplicationUnit, "folds" | "training seeds and folds">;

export interface BootstrapOptions {
  readonly unit: BootstrapUnit;
  /** What resamples are drawn with: the same stream gives the same interval. */
  readonly prng: Prng;
  /** What the interval is for; default the mean. It must not keep the array it is given. */
  readonly statistic?: (values: readonly number[]) => number;
  /** At least 100; default 10,000, with which a bound moves by some 1 % of the interval between streams. */
  readonly resamples?: number;
  /** Share of such intervals that hold the true value, in (0, 1); default 0.95. */
  readonly level?: number;
}

/** A bootstrap interval; its bounds need not lie at equal distances from the estimate. */
export interface BootstrapInterval extends Interval {
  readonly unit: BootstrapUnit;
  readonly method: "percentile bootstrap" | "BCa bootstrap";
  /** The statistic of the values themselves. */
  readonly estimate: number;
  readonly resamples: number;
}
