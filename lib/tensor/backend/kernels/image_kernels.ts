import * as tf from "@tensorflow/tfjs";
import { boolAttribute, intsAttribute, textAttribute, typeAttribute } from "../attributes.ts";
import type { TensorFlowBackend } from "../tensorflow_backend.ts";
import { drawOnCanvas } from "./draw_on_canvas.ts";
import type { TensorFlowKernels } from "./tensorflow_kernel.ts";

export const imageKernels: TensorFlowKernels = {
  Draw: (_, inputs, options) => drawOnCanvas(inputs.one("image") as tf.Tensor, options),
  MaxPoolWithArgmax(backend, inputs, { filterSize, strides, pad, includeBatchInIndex }) {
    const attributes = [
      intsAttribute("ksize", [1, ...pair(filterSize), 1]),
      intsAttribute("strides", [1, ...pair(strides), 1]),
      textAttribute("padding", pad === 0 ? "VALID" : String(pad).toUpperCase()),
      typeAttribute("Targmax", "TF_INT32"),
      boolAttribute("include_batch_in_index", Boolean(includeBatchInIndex)),
    ];
    return backend.executeMultipleOutputs("MaxPoolWithArgmax", attributes, [inputs.one("x")], 2);
  },
  RotateWithOffset(backend, inputs, { radians, fillValue, center }) {
    const image = inputs.one("image") as tf.Tensor4D;
    const [batch, height, width, channels] = image.shape;
    const turn = rotation(Number(radians), center as number, height, width);
    const rotate = (of: tf.TensorInfo, fill: number) => {
      const { NEAREST, CONSTANT } = modes;
      return transformed(backend, of, turn, [height, width], NEAREST, CONSTANT, fill);
    };
    if (typeof fillValue === "number") return rotate(image, fillValue);
    const inside = rotate(tf.ones([batch, height, width, 1]), 0);
    // Opaque where nothing lands.
    const colour = [...(fillValue as number[]).slice(0, 3), 255].slice(0, channels);
    return tf.where(tf.cast(inside, "bool"), rotate(image, 0), tf.tensor1d(colour, image.dtype));
  },
  Transform(backend, inputs, { interpolation, fillMode, fillValue, outputShape }) {
    const image = inputs.one("image");
    return transformed(
      backend,
      image,
      inputs.one("transforms"),
      (outputShape ?? image.shape.slice(1, 3)) as number[],
      String(interpolation).toUpperCase(),
      String(fillMode).toUpperCase(),
      Number(fillValue),
    );
  },
};

const modes = { NEAREST: "NEAREST", CONSTANT: "CONSTANT" } as const;

function transformed(
  backend: TensorFlowBackend,
  image: tf.TensorInfo,
  transforms: tf.TensorInfo,
  size: readonly number[],
  interpolation: string,
  fillMode: string,
  fillValue: number,
): tf.Tensor {
  const attributes = [
    textAttribute("interpolation", interpolation),
    textAttribute("fill_mode", fillMode),
  ];
  const tensors = [image, transforms, tf.tensor1d([...size], "int32"), tf.scalar(fillValue)];
  return backend.executeSingleOutput("ImageProjectiveTransformV3", attributes, tensors);
}

/** Where each place of the result comes from: turned about the centre, in fractions of the size. */
function rotation(
  radians: number,
  center: number | [number, number],
  height: number,
  width: number,
): tf.Tensor2D {
  const [x, y] = tf.backend_util.getImageCenter(center, height, width);
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return tf.tensor2d([[
    cos,
    -sin,
    x - x * cos + y * sin,
    sin,
    cos,
    y - x * sin - y * cos,
    0,
    0,
  ]]);
}

function pair(value: unknown): number[] {
  return Array.isArray(value) ? value : [Number(value), Number(value)];
}
