import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { Reducer } from "./reducer.ts";
import { termStatistics } from "./term_statistics.ts";

/** Σ count · loss: grows with the batch, and so does the step. */
export const sum = definePart({
  name: "sum",
  options: z.strictObject({}),
  create: (): Reducer => (term) => termStatistics(term).total,
});
