import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  add,
  clipByValue,
  mul,
  type Scalar,
  statelessNormal,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";

/**
 * Adds normal noise to each brightness, of each pixel and channel its own, and cuts the sum to 0 … 1.
 *
 * Reference: Bishop, "Training with Noise is Equivalent to Tikhonov Regularization", 1995.
 */
export const noise = definePart({
  name: "noise",
  options: z.strictObject({
    deviation: z.number().nonnegative().default(0.1).describe(
      "Standard deviation, in units of brightness 0-1; 0 or more; 0.1, our choice",
    ),
  }),
  create: (numbers, _: AugmentedShape): Augmentation => ({
    numbers,
    augment({ images, numbers, seed }) {
      const drawn = statelessNormal<Tensor2D>(seed, images.shape);
      return clipByValue(add(images, mul(drawn, numbers["deviation"] as Scalar)), 0, 1);
    },
  }),
});
