import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { Reducer } from "./reducer.ts";
import { termStatistics } from "./term_statistics.ts";
import { share } from "./_share.ts";

/**
 * Σ count · loss / Σ count · [loss > 0]: the mean over those selected tuples that have a loss, so that
 * ones already satisfied do not shrink the step.
 *
 * Agrees with pytorch-metric-learning's `AvgNonZeroReducer`.
 */
export const meanOfNonZero = definePart({
  name: "mean-of-non-zero",
  options: z.strictObject({}),
  create: (): Reducer => (term) => {
    const { total, active } = termStatistics(term);
    return share(total, active);
  },
});
