import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { classMasks } from "./class_masks.ts";
import type { Miner } from "./miner.ts";
import type { Product } from "./selection.ts";

/** Every (anchor, positive, negative) of the batch: per anchor, each positive with each negative. */
export const allTriplets = definePart({
  name: "all-triplets",
  options: z.strictObject({}),
  create: (): Miner<Product, never> => ({
    selects: "product",
    numbers: {},
    mine: ({ labels }) => ({ kind: "product", ...classMasks(labels), window: {} }),
  }),
});
