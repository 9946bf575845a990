import { classWeighted } from "./class_weighted.ts";
import { divisor } from "./divisor.ts";
import { mean } from "./mean.ts";
import { meanOfNonZero } from "./mean_of_non_zero.ts";
import { perAnchor } from "./per_anchor.ts";
import { sum } from "./sum.ts";
import { threshold } from "./threshold.ts";

export * from "./reducer.ts";
export * from "./term_statistics.ts";
export * from "./divisor.ts";
export * from "./mean.ts";
export * from "./mean_of_non_zero.ts";
export * from "./sum.ts";
export * from "./threshold.ts";
export * from "./class_weighted.ts";
export * from "./per_anchor.ts";

/** Reducers by name. */
export const reducers = {
  mean,
  "mean-of-non-zero": meanOfNonZero,
  sum,
  divisor,
  threshold,
  "class-weighted": classWeighted,
  "per-anchor": perAnchor,
} as const;
