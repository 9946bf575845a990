import * as tf from "@tensorflow/tfjs";
import { textAttribute } from "../attributes.ts";
import { one } from "../gradients/one.ts";
import { zeros } from "../gradients/zero.ts";
import type { OwnKernel } from "../own_kernel.ts";
import { sampleImages, spreadImages } from "./sample_images.ts";
import type { Sampling } from "./samples.ts";

/** Inputs `images` and `transforms` `[batch or 1, 8]`. XLA has no such op. */
export const transformKernel: OwnKernel = {
  name: "TransformImages",
  tensorflow(backend, { images, transforms }, attributes) {
    const how = sampling(images!.shape, attributes);
    const fillValue = Number(attributes.fillValue);
    if (backend.trace?.xla) return sampleImages(images!, transforms!, how, fillValue);
    const { size, interpolation, fillMode } = how;
    return backend.executeSingleOutput("ImageProjectiveTransformV3", [
      textAttribute("interpolation", interpolation.toUpperCase()),
      textAttribute("fill_mode", fillMode.toUpperCase()),
    ], [images!, transforms!, tf.tensor1d([...size], "int32"), tf.scalar(fillValue)]);
  },
  javascript: ({ images, transforms }, attributes) =>
    sampleImages(
      images!,
      transforms!,
      sampling(images!.shape, attributes),
      Number(attributes.fillValue),
    ),
  gradient: {
    inputsToSave: ["images", "transforms"],
    gradFunc: (dy, [images, transforms], attributes) => ({
      images: () => spreadImages(one(dy), transforms!, sampling(images!.shape, attributes)),
      transforms: () => zeros(transforms!),
    }),
  },
};

function sampling(shape: readonly number[], attributes: tf.NamedAttrMap): Sampling {
  const { size, interpolation, fillMode } = attributes as unknown as Sampling;
  return { shape, size, interpolation, fillMode };
}
