import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { Miner } from "./miner.ts";
import type { Pairs } from "./selection.ts";

/** Every ordered pair of the batch, once: (i, j) and (j, i) are two. */
export const allPairs = definePart({
  name: "all-pairs",
  options: z.strictObject({}),
  create: (): Miner<Pairs, never> => ({
    selects: "pairs",
    numbers: {},
    mine: ({ relation }) => ({ kind: "pairs", ...relation }),
  }),
});
