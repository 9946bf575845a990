import * as tf from "@tensorflow/tfjs";
import type { Correction, KernelCall } from "./correction.ts";

type Shape4D = [number, number, number, number];
type Convolution = Parameters<typeof tf.backend_util.computeConv2DInfo>;

/** Convolutions with numbers for padding, and fused ones with channels first. */
export const convolutionCorrections: readonly Correction[] = [
  ...["Conv2D", "DepthwiseConv2dNative", "FusedConv2D", "FusedDepthwiseConv2D"].map((kernel) => ({
    kernel,
    applies: (_: tf.NamedTensorMap, { pad }: tf.NamedAttrMap) => typeof pad === "number" && pad > 0,
    run: ({ inputs, attributes, shipped }: KernelCall) =>
      shipped(inputs, { ...attributes, pad: paddings(attributes) }),
  })),
  { kernel: "FusedConv2D", applies: (_, it) => it.dataFormat === "NCHW", run: withChannelsLast },
  {
    kernel: "Conv2DBackpropInput",
    applies: isPadded,
    run: inputGradient,
  },
  {
    kernel: "Conv2DBackpropFilter",
    applies: isPadded,
    run: filterGradient,
  },
];

/** The same padding on either side, axis by axis. */
function paddings({ pad, dataFormat }: tf.NamedAttrMap): number[][] {
  const [rows, none] = [[Number(pad), Number(pad)], [0, 0]];
  return dataFormat === "NCHW" ? [none, none, rows, rows] : [none, rows, rows, none];
}

function isPadded(_: tf.NamedTensorMap, { pad, dataFormat }: tf.NamedAttrMap): boolean {
  return typeof pad !== "string" && dataFormat !== "NCHW";
}

function withChannelsLast({ inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const last = (x: tf.Tensor) => tf.transpose(x, [0, 2, 3, 1]);
  const perChannel = (x: tf.Tensor) => x.rank === 3 ? tf.transpose(x, [1, 2, 0]) : x;
  const { x, filter, bias, preluActivationWeights: slopes } = inputs;
  const pad = attributes.pad as Convolution[4];
  const result = shipped(
    {
      x: last(x!),
      filter: filter!,
      ...(bias && { bias: perChannel(bias) }),
      ...(slopes && { preluActivationWeights: perChannel(slopes) }),
    },
    {
      ...attributes,
      dataFormat: "NHWC",
      pad: Array.isArray(pad) ? [pad[0], pad[2], pad[3], pad[1]] : pad,
    },
  );
  return tf.transpose(result, [0, 3, 1, 2]);
}

/** The gradient for the input with its margins, of which they are cut off. */
function inputGradient({ inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const { dy, filter } = inputs;
  const shape = attributes.inputShape as Shape4D;
  const { before, padded } = marginsOf(shape, filter!.shape as Shape4D, dy!.shape, attributes);
  const whole = shipped(inputs, { ...unpadded(attributes), inputShape: padded });
  const missing = shape.map((size, axis): [number, number] => [
    0,
    Math.max(0, before[axis]! + size - padded[axis]!),
  ]);
  return tf.slice(tf.pad(whole, missing), before, shape);
}

function filterGradient({ inputs, attributes, shipped }: KernelCall): tf.Tensor {
  const { x, dy } = inputs;
  const filter = attributes.filterShape as Shape4D;
  const { before, padded } = marginsOf(x!.shape as Shape4D, filter, dy!.shape, attributes);
  const after = padded.map((size, axis) => size - before[axis]! - x!.shape[axis]!);
  const grown = tf.pad(x!, after.map((size, axis) => [before[axis]!, Math.max(0, size)]));
  const used = tf.slice(grown, [0, 0, 0, 0], padded);
  return shipped({ x: used, dy: dy! }, unpadded(attributes));
}

/** Where the input begins within its margins, and the shape of both that gives `output` unpadded. */
function marginsOf(
  input: Shape4D,
  filter: Shape4D,
  output: readonly number[],
  { strides, pad, dimRoundingMode }: tf.NamedAttrMap,
): { before: number[]; padded: number[] } {
  const { padInfo, strideHeight, strideWidth } = tf.backend_util.computeConv2DInfo(
    input,
    filter,
    strides as Convolution[2],
    1,
    pad as Convolution[4],
    dimRoundingMode as Convolution[5],
  );
  return {
    before: [0, padInfo.top, padInfo.left, 0],
    padded: [
      input[0],
      (output[1]! - 1) * strideHeight + filter[0],
      (output[2]! - 1) * strideWidth + filter[1],
      input[3],
    ],
  };
}

function unpadded(attributes: tf.NamedAttrMap): tf.NamedAttrMap {
  const { dimRoundingMode: _, ...rest } = attributes;
  return { ...rest, pad: "valid" };
}
