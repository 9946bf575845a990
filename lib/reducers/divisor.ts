import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { share } from "./_share.ts";
import type { Reducer } from "./reducer.ts";
import { termStatistics } from "./term_statistics.ts";

/**
 * Σ count · loss / the divisor that the loss itself names, e.g. the number of proxies; 0 where that is 0.
 *
 * Agrees with pytorch-metric-learning's `DivisorReducer`. Reducing throws a `TypeError` for a loss that
 * names none.
 */
export const divisor = definePart({
  name: "divisor",
  options: z.strictObject({}),
  create: (): Reducer => (term) => {
    if (term.kind === "summed" || term.divisor === undefined) {
      throw new TypeError(
        "Cannot reduce by divisor: the loss must name one, found none; take the reducer mean",
      );
    }
    return share(termStatistics(term).total, term.divisor);
  },
});
