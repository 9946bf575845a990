import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  add,
  div,
  exp,
  expandDims,
  greaterEqual,
  less,
  logicalAnd,
  minimum,
  mul,
  range,
  reshape,
  type Scalar,
  sqrt,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tile,
  where,
} from "../tensor/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";
import { drawColumns } from "./_draw_columns.ts";

const options = z.strictObject({
  chance: z.number().min(0).max(1).default(0.5).describe(
    "Chance that a rectangle of an image is erased; 0 to 1; 0.5 in the paper",
  ),
  area: z.number().min(0).max(1).default(0.4).describe(
    "Largest share of the image's area that is erased; 0 to 1; 0.4 in the paper",
  ),
  brightness: z.number().min(0).max(1).default(0).describe(
    "What stands in its place; 0 (black) to 1; 0 is the ground that digits stand on",
  ),
});

/** The paper's widest and narrowest rectangles: sides as 3.3 to 1. */
const WIDEST = Math.log(1 / 0.3);

/**
 * Erases a rectangle of some images, so that none is known by one detail alone. Its area is drawn uniformly
 * up to its bound, its shape evenly on a log scale up to 3.3 to 1 either way, its place evenly; a side
 * longer than the image's is cut to that.
 *
 * Differs from the paper, where an area is at least 2 % and the place is filled with noise.
 *
 * Reference: Zhong, Zheng, Kang, Li, Yang, "Random Erasing Data Augmentation", 2020, algorithm 1.
 *
 * @example What is left is as it was
 * ```ts
 * import { erase } from "@marginalia/marginalia/augmentations";
 * import { ones, scalars, startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const holes = erase({ chance: 1 }, [4, 4, 1]);
 * const augmented = holes.augment({
 *   images: ones([8, 16]),
 *   numbers: scalars(holes.numbers),
 *   seed: tensor1d([3, 0], "int32"),
 * });
 * assertEquals(new Set(await augmented.data()), new Set([1, 0]));
 * ```
 */
export const erase = definePart({
  name: "erase",
  options,
  create: (numbers, [height, width, channels]: AugmentedShape): Augmentation => ({
    numbers,
    augment({ images, numbers, seed }) {
      const [batch, pixels] = images.shape;
      const names = ["chance", "area", "shape", "left", "top"] as const;
      const drawn = drawColumns(seed, batch, names);
      const area = mul<Tensor1D>(drawn.area, numbers["area"] as Scalar);
      const aspect = exp(mul(sub(mul(drawn.shape, 2), 1), WIDEST));
      const across = within(width, minimum(sqrt(mul(area, aspect)), 1), drawn.left);
      const down = within(height, minimum(sqrt(div(area, aspect)), 1), drawn.top);

      const isErased = less(drawn.chance, numbers["chance"]!);
      const rectangle = logicalAnd(
        logicalAnd(expandDims(down, 2), expandDims(across, 1)),
        reshape(isErased, [batch, 1, 1]),
      );
      const everyChannel = tile(expandDims(rectangle, 3), [1, 1, 1, channels]);
      const level: Tensor = numbers["brightness"]!;
      return where<Tensor>(reshape(everyChannel, [batch, pixels]), level, images) as Tensor2D;
    },
  }),
});

/** Whether the middle of each pixel along a side lies in a stretch of it, bool `[batch, side]`. */
function within(side: number, share: Tensor1D, place: Tensor1D): Tensor2D {
  const start = expandDims(mul(place, sub(1, share)), 1);
  const end = add(start, expandDims(share, 1));
  const middles = expandDims(div(add(range(0, side), 0.5), side), 0);
  return logicalAnd(greaterEqual(middles, start), less(middles, end));
}
