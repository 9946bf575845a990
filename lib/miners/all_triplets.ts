import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import type { Miner } from "./miner.ts";
import type { Product } from "./selection.ts";

/** Every (anchor, positive, negative) of the batch: per anchor, each positive with each negative. */
export const allTriplets = definePart({
  name: "all-triplets",
  options: z.strictObject({}),
  create: (): Miner<Product, never> => ({
    selects: "product",
    numbers: {},
    mine: ({ relation }) => ({ kind: "product", ...masks(relation), window: {} }),
  }),
});
