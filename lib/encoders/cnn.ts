import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { maxPool, relu, reshape, type Tensor2D, type Tensor4D } from "../tensor/mod.ts";
import type { Encoder, ParameterSpec } from "./encoder.ts";
import { glorotUniform } from "./glorot_uniform.ts";
import { heUniform } from "./he_uniform.ts";
import { head, headOptions } from "./_head.ts";
import type { ImageShape } from "./image_shape.ts";
import { convolution, layerSpecs, linear } from "./_layer.ts";

/** Side of a convolution's kernel, in pixels: the usual one since Simonyan and Zisserman 2015. */
const KERNEL = 3;
/** Side and stride of a pooling window, in pixels. */
const POOL = 2;

const options = z.strictObject({
  channels: z.array(z.int().positive()).min(1).default([32, 64]).describe(
    "Channels after each convolution, in order; default [32, 64], as in Keras's MNIST example",
  ),
  ...headOptions,
});

/**
 * Small convolutional network: for each entry of `channels` a 3 × 3 convolution without padding, a
 * ReLU and a 2 × 2 max-pooling; then a linear layer whose output is the embedding.
 *
 * Its weights are `convolution1.weight` `[3, 3, in, out]`, `convolution1.bias` `[out]` and so on, and
 * `linear.weight`, `linear.bias`. Convolutions start He-uniform, the last layer Glorot-uniform, a
 * bias at 0.
 *
 * @throws {RangeError} If the images are too small for so many convolutions.
 *
 * @example Embeddings of 28 × 28 images, 64 numbers each
 * ```ts
 * import { cnn } from "@marginalia/marginalia/encoders";
 * import { assertEquals } from "@std/assert";
 *
 * const encoder = cnn({ channels: [32, 64] }, [28, 28, 1]);
 * assertEquals(encoder.parameters["convolution1.weight"]?.shape, [3, 3, 1, 32]);
 * assertEquals(encoder.parameters["linear.weight"]?.shape, [5 * 5 * 64, 64]);
 * ```
 */
export const cnn = definePart({
  name: "cnn",
  options,
  create({ channels, dimensions, normalize }, shape: ImageShape): Encoder {
    const depths = [shape[2], ...channels];
    const [height, width] = afterPooling(shape, channels.length);
    const features = height * width * depths.at(-1)!;
    const blocks = channels.map((_, index) => `convolution${index + 1}`);

    const parameters: Record<string, ParameterSpec> = layerSpecs(
      "linear",
      [features, dimensions],
      glorotUniform(features, dimensions),
    );
    for (const [index, name] of blocks.entries()) {
      const [input, output] = [depths[index]!, depths[index + 1]!];
      const initial = heUniform(KERNEL * KERNEL * input);
      Object.assign(parameters, layerSpecs(name, [KERNEL, KERNEL, input, output], initial));
    }

    return {
      parameters,
      dimensions,
      encode(weights, images) {
        const batch = images.shape[0];
        const maps = blocks.reduce<Tensor4D>(
          (x, name) => maxPool(relu(convolution(weights, name, x)), POOL, POOL, "valid"),
          reshape(images, [batch, ...shape]),
        );
        const flat: Tensor2D = reshape(maps, [batch, features]);
        return head(normalize, linear(weights, "linear", flat));
      },
    };
  },
});

function afterPooling([height, width]: ImageShape, blocks: number): [number, number] {
  let sides: [number, number] = [height, width];
  for (let block = 0; block < blocks; block++) {
    sides = [
      Math.floor((sides[0] - KERNEL + 1) / POOL),
      Math.floor((sides[1] - KERNEL + 1) / POOL),
    ];
  }
  if (Math.min(...sides) >= 1) return sides;
  throw new RangeError(
    `Cannot build cnn: ${blocks} convolutions leave no pixel of an image of ${height} × ${width}; give fewer channels`,
  );
}
