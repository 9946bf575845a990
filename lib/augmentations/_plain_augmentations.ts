import { affine } from "./affine.ts";
import { cropFlip } from "./crop_flip.ts";
import { erase } from "./erase.ts";
import { jitter } from "./jitter.ts";
import { noise } from "./noise.ts";
import { none } from "./none.ts";

/** Augmentations by name that change images themselves. */
export const plainAugmentations = {
  none,
  affine,
  "crop-flip": cropFlip,
  erase,
  jitter,
  noise,
} as const;
