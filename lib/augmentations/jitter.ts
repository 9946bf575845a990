import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  add,
  clipByValue,
  expandDims,
  mean,
  mul,
  type Scalar,
  sub,
  type Tensor,
  type Tensor1D,
} from "../tensor/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";
import { drawColumns } from "./_draw_columns.ts";

/**
 * Makes each image darker or brighter as a whole, and its contrast, the distance of each pixel from the
 * image's mean, smaller or larger; then cuts to 0 … 1. Both amounts are drawn uniformly up to their bound,
 * either way.
 *
 * Reference: Howard, "Some Improvements on Deep Convolutional Neural Network Based Image Classification",
 * 2013, section 2.2, without colour.
 */
export const jitter = definePart({
  name: "jitter",
  options: z.strictObject({
    brightness: z.number().min(0).max(1).default(0.2).describe(
      "Most that is added or taken away, in units of brightness 0-1; 0 to 1; 0.2, our choice",
    ),
    contrast: z.number().min(0).max(1).default(0.2).describe(
      "Largest change of contrast: 0.2 is 0.8 to 1.2 times; 0 to 1; 0.2, our choice",
    ),
  }),
  create: (numbers, _: AugmentedShape): Augmentation => ({
    numbers,
    augment({ images, numbers, seed }) {
      const drawn = drawColumns(seed, images.shape[0], ["brightness", "contrast"]);
      const upTo = (draw: Tensor1D, bound: Scalar): Tensor =>
        expandDims(mul(sub(mul(draw, 2), 1), bound), 1);
      const added = upTo(drawn.brightness, numbers["brightness"]!);
      const stretched = mul(
        sub(images, mean(images, 1, true)),
        upTo(drawn.contrast, numbers["contrast"]!),
      );
      return clipByValue(add(images, add(stretched, added)), 0, 1);
    },
  }),
});
