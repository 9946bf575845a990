import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";

/** Images as they are. */
export const none = definePart({
  name: "none",
  options: z.strictObject({}),
  create: (_, __: AugmentedShape): Augmentation => ({
    numbers: {},
    augment: ({ images }) => images,
  }),
});
