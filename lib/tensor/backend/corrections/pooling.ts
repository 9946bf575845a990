import * as tf from "@tensorflow/tfjs";
import type { Correction, KernelCall } from "./correction.ts";
import { type Margins, marginsOf } from "./margins.ts";

/**
 * Pooling with numbers for padding, rounded up, or with windows larger than what they pool. TensorFlow
 * knows none of these, so the input gets its margins first and is pooled without padding. A maximum sees
 * the lowest number there is outside of the input; an average counts only what lies within, and is 0 where
 * nothing does.
 */
export const poolingCorrections: readonly Correction[] = ["MaxPool", "AvgPool"].flatMap((pool) =>
  ["", "3D"].flatMap((kind): Correction[] => [
    { kernel: `${pool}${kind}`, applies, run: pool === "MaxPool" ? maxPool : averagePool },
    {
      kernel: `${pool}${kind}Grad`,
      applies: ({ input }, attributes) => applies({ x: input! }, attributes),
      run: pool === "MaxPool" ? maxPoolGradient : averagePoolGradient,
    },
  ])
);

function applies({ x }: tf.NamedTensorMap, { pad, filterSize }: tf.NamedAttrMap): boolean {
  if (pad !== "valid") return pad !== "same";
  const sizes = x!.shape.slice(1, -1);
  return sizes.some((size, axis) =>
    size < Number(Array.isArray(filterSize) ? filterSize[axis] : filterSize)
  );
}

function maxPool({ inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const { x } = inputs;
  const margins = marginsOf(x!.shape, attributes);
  if (margins.isEmpty) return tf.zeros(margins.outputShape, x!.dtype);
  return shipped({ x: padLowest(x!, margins) }, unpadded(attributes));
}

function averagePool({ inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const { x } = inputs;
  const margins = marginsOf(x!.shape, attributes);
  if (margins.isEmpty) return tf.zeros(margins.outputShape, x!.dtype);
  const [sums, counts] = [x!, onesOf(x!)].map((it) =>
    shipped({ x: tf.pad(it, margins.paddings) }, unpadded(attributes))
  );
  return tf.divNoNan(sums!, counts!);
}

function maxPoolGradient({ inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const { dy, input, output } = inputs;
  const margins = marginsOf(input!.shape, attributes, dy!.shape);
  if (margins.isEmpty) return tf.zerosLike(input!);
  const padded = { dy: dy!, input: padLowest(input!, margins), output: output! };
  return tf.slice(shipped(padded, unpadded(attributes)), margins.before, input!.shape);
}

function averagePoolGradient({ backend, inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const { dy, input } = inputs;
  const margins = marginsOf(input!.shape, attributes, dy!.shape);
  if (margins.isEmpty) return tf.zerosLike(input!);
  const [padded, ones] = [input!, onesOf(input!)].map((it) => tf.pad(it, margins.paddings));
  const pool = tf.getKernel(input!.rank === 4 ? "AvgPool" : "AvgPool3D", "tensorflow");
  const attrs = unpadded(attributes);
  const counts = pool.kernelFunc({ backend, inputs: { x: ones! }, attrs }) as tf.Tensor;
  const slopes = shipped({ dy: tf.divNoNan(dy!, counts), input: padded! }, attrs);
  return tf.slice(slopes, margins.before, input!.shape);
}

function padLowest(x: tf.Tensor, { paddings }: Margins): tf.Tensor {
  return tf.pad(x, paddings, x.dtype === "int32" ? -(2 ** 31) : -Infinity);
}

function onesOf({ shape }: tf.Tensor): tf.Tensor {
  return tf.ones([1, ...shape.slice(1, -1), 1]);
}

function unpadded(attributes: tf.NamedAttrMap): tf.NamedAttrMap {
  const { dimRoundingMode: _, ...rest } = attributes;
  return { ...rest, pad: "valid" };
}
