import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { Reducer } from "./reducer.ts";
import { termStatistics } from "./term_statistics.ts";
import { share } from "./_share.ts";

/** Σ count · loss / Σ count: the mean over selected tuples, whatever the size of the batch. */
export const mean = definePart({
  name: "mean",
  options: z.strictObject({}),
  create: (): Reducer => (term) => {
    const { total, count } = termStatistics(term);
    return share(total, count);
  },
});
