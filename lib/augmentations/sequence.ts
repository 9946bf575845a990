import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../parts/mod.ts";
import { add, type Tensor1D, tensor1d } from "../tensor/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";
import { plainAugmentations } from "./_plain_augmentations.ts";

/**
 * Several augmentations, one after the other, each with draws of its own. Numbers of each have its place,
 * from 0, before them: `0.degrees`, `1.deviation`.
 *
 * @example Turned, then noisy
 * ```ts
 * import { sequence } from "@marginalia/marginalia/augmentations";
 * import { assertEquals } from "@std/assert";
 *
 * const { numbers } = sequence({
 *   steps: [{ name: "affine", degrees: 5 }, { name: "noise" }],
 * }, [28, 28, 1]);
 * assertEquals(numbers["0.degrees"], 5);
 * assertEquals(numbers["1.deviation"], 0.1);
 * ```
 */
export const sequence = definePart({
  name: "sequence",
  options: z.strictObject({
    steps: z.array(partConfigSchema(plainAugmentations)).min(1).describe(
      "The augmentations, in order; at least one",
    ),
  }),
  create({ steps }, shape: AugmentedShape): Augmentation {
    const made = steps.map((step) => createPart(plainAugmentations, step, shape));
    const prefixed = made.flatMap(({ numbers }, place) =>
      Object.entries(numbers).map(([name, value]) => [`${place}.${name}`, value] as const)
    );
    return {
      numbers: Object.fromEntries(prefixed),
      augment: ({ images, numbers, seed }) =>
        made.reduce((changed, step, place) => {
          const own = Object.keys(step.numbers).map((name) =>
            [name, numbers[`${place}.${name}`]!] as const
          );
          return step.augment({
            images: changed,
            numbers: Object.fromEntries(own),
            seed: add<Tensor1D>(seed, tensor1d([place, 0], "int32")),
          });
        }, images),
    };
  },
});
