import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cos,
  div,
  mul,
  neg,
  type Scalar,
  sin,
  sub,
  tan,
  type Tensor1D,
} from "../tensor/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";
import { drawColumns } from "./_draw_columns.ts";
import { resample, type Source } from "./_resample.ts";

const options = z.strictObject({
  degrees: z.number().min(0).max(180).default(10).describe(
    "Farthest turn either way, in degrees; 0 to 180; 10, our choice: a 6 must not become a 9",
  ),
  shift: z.number().min(0).max(1).default(0.1).describe(
    "Farthest shift either way, as a share of the side; 0 to 1; 0.1, our choice",
  ),
  scale: z.number().min(0).lt(1).default(0.1).describe(
    "Largest change of size either way: 0.1 is 0.9 to 1.1 times; 0 or more, below 1; 0.1, our choice",
  ),
  shear: z.number().min(0).lt(90).default(0).describe(
    "Farthest slant either way, in degrees; 0 or more, below 90; 0, our choice: a turn slants enough",
  ),
  beyond: z.enum(["black", "edge", "mirror"]).default("black").describe(
    "What comes in at the border: black, the edge drawn out, or the image mirrored; black is what " +
      "surrounds digits",
  ),
});

const fillModes = { black: "constant", edge: "nearest", mirror: "reflect" } as const;

/**
 * Turns, shifts, scales and slants each image about its middle, each by an amount drawn uniformly up to
 * its bound, either way: what leaves handwriting readable. The order is slant, turn, size, shift.
 *
 * Reference: Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks Applied to Visual
 * Document Analysis", 2003, section 2, without elastic distortions.
 *
 * @example A bound of 0 leaves images alone
 * ```ts
 * import { affine } from "@marginalia/marginalia/augmentations";
 * import { scalars, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const still = affine({ degrees: 0, shift: 0, scale: 0 }, [2, 2, 1]);
 * const images = tensor2d([[0, 0.25, 0.5, 1]]);
 * const seed = tensor1d([3, 0], "int32");
 * const augmented = still.augment({ images, numbers: scalars(still.numbers), seed });
 * assertEquals(await augmented.array(), [[0, 0.25, 0.5, 1]]);
 * ```
 */
export const affine = definePart({
  name: "affine",
  options,
  create({ beyond, ...numbers }, shape: AugmentedShape): Augmentation {
    return {
      numbers,
      augment({ images, numbers, seed }) {
        const names = ["degrees", "across", "down", "scale", "shear"] as const;
        const drawn = drawColumns(seed, images.shape[0], names);
        const upTo = (draw: Tensor1D, bound: Scalar): Tensor1D => mul(sub(mul(draw, 2), 1), bound);
        const [height, width] = shape;
        const source = aboutMiddle(shape, {
          turn: mul(upTo(drawn.degrees, numbers["degrees"]!), RADIANS),
          slant: tan(mul(upTo(drawn.shear, numbers["shear"]!), RADIANS)),
          size: add(upTo(drawn.scale, numbers["scale"]!), 1),
          across: mul(upTo(drawn.across, numbers["shift"]!), width),
          down: mul(upTo(drawn.down, numbers["shift"]!), height),
        });
        return resample(images, shape, source, fillModes[beyond]);
      },
    };
  },
});

/** One degree. */
const RADIANS = Math.PI / 180;

/** What an image undergoes, `[batch]` each. */
type Motion = Readonly<Record<"turn" | "slant" | "size" | "across" | "down", Tensor1D>>;

/** The inverse of the motion, with the middle of the image as origin. */
function aboutMiddle([height, width]: AugmentedShape, motion: Motion): Source {
  const { turn, slant, size, across, down } = motion;
  const [cosine, sine]: [Tensor1D, Tensor1D] = [div(cos(turn), size), div(sin(turn), size)];
  const b = [neg<Tensor1D>(sine), cosine] as const;
  const a = [
    sub<Tensor1D>(cosine, mul(slant, b[0])),
    sub<Tensor1D>(sine, mul(slant, b[1])),
  ] as const;
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const offset = ([x, y]: readonly [Tensor1D, Tensor1D], middle: number): Tensor1D =>
    sub(middle, add(mul(x, add(across, middleX)), mul(y, add(down, middleY))));
  return { a: [...a, offset(a, middleX)], b: [...b, offset(b, middleY)] };
}
