import { plainAugmentations } from "./_plain_augmentations.ts";
import { sequence } from "./sequence.ts";

/**
 * Augmentations: how a step's images are changed before they are encoded, inside the compiled step.
 *
 * @module
 */
export * from "./augmentation.ts";
export * from "./affine.ts";
export * from "./crop_flip.ts";
export * from "./erase.ts";
export * from "./jitter.ts";
export * from "./noise.ts";
export * from "./none.ts";
export * from "./sequence.ts";

/** Augmentations by name. */
export const augmentations = { ...plainAugmentations, sequence } as const;
