import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import {
  add,
  cast,
  div,
  exp,
  less,
  log,
  minimum,
  mul,
  type Scalar,
  sqrt,
  sub,
  type Tensor1D,
  zerosLike,
} from "../tensor/mod.ts";
import type { Augmentation, AugmentedShape } from "./augmentation.ts";
import { drawColumns } from "./_draw_columns.ts";
import { resample } from "./_resample.ts";

const options = z.strictObject({
  cut: z.number().min(0).lt(1).default(0.5).describe(
    "Largest share of an image's area that is cut away; 0 or more, below 1; 0.5, our choice for small " +
      "images: 0.92 in SimCLR",
  ),
  stretch: z.number().min(0).default(1 / 3).describe(
    "How far the crop's sides may differ from the image's: their ratio is up to 1 + stretch, or 1 over " +
      "that; 0 or more; 1/3 in SimCLR",
  ),
  flip: z.number().min(0).max(1).default(0.5).describe(
    "Chance that left and right change places; 0 to 1; 0.5 in SimCLR; 0 for writing",
  ),
});

/**
 * A random crop of each image, resized to the whole, and perhaps mirrored: what leaves a photograph showing
 * its subject. The crop's area is drawn uniformly from 1 − `cut` to 1, its shape evenly on a log scale, its
 * place evenly; sides longer than the image's are cut to these.
 *
 * Reference: Szegedy et al., "Going Deeper with Convolutions", 2015, section 6; Chen, Kornblith, Norouzi,
 * Hinton, "A Simple Framework for Contrastive Learning of Visual Representations", 2020, appendix A.
 *
 * @example A mirror alone
 * ```ts
 * import { cropFlip } from "@marginalia/marginalia/augmentations";
 * import { scalars, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const mirror = cropFlip({ cut: 0, stretch: 0, flip: 1 }, [1, 3, 1]);
 * const images = tensor2d([[0, 0.5, 1]]);
 * const seed = tensor1d([3, 0], "int32");
 * const augmented = mirror.augment({ images, numbers: scalars(mirror.numbers), seed });
 * assertEquals(await augmented.array(), [[1, 0.5, 0]]);
 * ```
 */
export const cropFlip = definePart({
  name: "crop-flip",
  options,
  create: (numbers, shape: AugmentedShape): Augmentation => ({
    numbers,
    augment({ images, numbers, seed }) {
      const names = ["area", "stretch", "left", "top", "flip"] as const;
      const drawn = drawColumns(seed, images.shape[0], names);
      const area = sub<Tensor1D>(1, mul(drawn.area, numbers["cut"] as Scalar));
      const aspect = exp(mul(sub(mul(drawn.stretch, 2), 1), log(add(1, numbers["stretch"]!))));
      const [height, width] = shape;
      const across = along(width, minimum(sqrt(mul(area, aspect)), 1), drawn.left);
      const down = along(height, minimum(sqrt(div(area, aspect)), 1), drawn.top);

      const flip = cast<Tensor1D>(less(drawn.flip, numbers["flip"]!), "float32");
      const sign = sub<Tensor1D>(1, mul(flip, 2));
      const mirrored = add<Tensor1D>(mul(flip, width - 1), mul(sign, across.start));
      const flat = zerosLike(flip);
      return resample(images, shape, {
        a: [mul(sign, across.share), flat, mirrored],
        b: [flat, down.share, down.start],
      }, "nearest");
    },
  }),
});

/** Where the middle of the first pixel of a crop lies, which is a share of a side, at a place from 0 to 1. */
function along(side: number, share: Tensor1D, place: Tensor1D) {
  const left = mul(sub(1, share), mul(place, side));
  return { share, start: add<Tensor1D>(left, div(sub(share, 1), 2)) };
}
