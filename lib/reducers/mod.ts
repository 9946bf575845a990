import { divisor } from "./divisor.ts";
import { mean } from "./mean.ts";
import { meanOfNonZero } from "./mean_of_non_zero.ts";
import { sum } from "./sum.ts";

export * from "./reducer.ts";
export * from "./term_statistics.ts";
export * from "./divisor.ts";
export * from "./mean.ts";
export * from "./mean_of_non_zero.ts";
export * from "./sum.ts";

/** Reducers by name. */
export const reducers = { mean, "mean-of-non-zero": meanOfNonZero, sum, divisor } as const;
