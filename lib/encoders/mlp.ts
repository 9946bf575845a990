import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { relu } from "../tensor/mod.ts";
import type { Encoder, ParameterSpec } from "./encoder.ts";
import { glorotUniform } from "./glorot_uniform.ts";
import { heUniform } from "./he_uniform.ts";
import { head, headOptions } from "./_head.ts";
import type { ImageShape } from "./image_shape.ts";
import { layerSpecs, linear } from "./_layer.ts";

const options = z.strictObject({
  hidden: z.array(z.int().positive()).default([512]).describe(
    "Units of each hidden layer, in order; empty for a linear embedding; default [512], this kit's choice",
  ),
  ...headOptions,
});

/**
 * Multi-layer perceptron: fully connected layers with a ReLU between them, and a last linear layer
 * whose output is the embedding.
 *
 * Its weights are `linear1.weight` `[inputs, outputs]`, `linear1.bias` `[outputs]`, `linear2.weight`
 * and so on. A weight that feeds a ReLU starts He-uniform, the last one Glorot-uniform, a bias at 0.
 *
 * @example Embeddings of 28 × 28 images, 64 numbers each
 * ```ts
 * import { mlp } from "@marginalia/marginalia/encoders";
 * import { assertEquals } from "@std/assert";
 *
 * const encoder = mlp({ hidden: [512] }, [28, 28, 1]);
 * assertEquals(encoder.parameters["linear1.weight"]?.shape, [784, 512]);
 * assertEquals(encoder.dimensions, 64);
 * ```
 */
export const mlp = definePart({
  name: "mlp",
  options,
  create({ hidden, dimensions, normalize }, shape: ImageShape): Encoder {
    const [height, width, channels] = shape;
    const widths = [height * width * channels, ...hidden, dimensions];
    const layers = widths.slice(1).map((outputs, index) => {
      const inputs = widths[index]!;
      const isLast = index === hidden.length;
      const initial = isLast ? glorotUniform(inputs, outputs) : heUniform(inputs);
      return { name: `linear${index + 1}`, shape: [inputs, outputs], initial, isLast };
    });
    const parameters: Record<string, ParameterSpec> = Object.assign(
      {},
      ...layers.map((layer) => layerSpecs(layer.name, layer.shape, layer.initial)),
    );
    return {
      parameters,
      dimensions,
      encode: (weights, images) =>
        head(
          normalize,
          layers.reduce((x, { name, isLast }) => {
            const y = linear(weights, name, x);
            return isLast ? y : relu(y);
          }, images),
        ),
    };
  },
});
