import { type Call, float, int, ints, list, text, type } from "./call.ts";

const valid = text("padding", "VALID");
const strides = ints("strides", 1, 1, 1, 1);
const strides5 = ints("strides", 1, 1, 1, 1, 1);
const window = ints("ksize", 1, 2, 2, 1);
const window5 = ints("ksize", 1, 2, 2, 2, 1);
const rates = ints("rates", 1, 1, 1, 1);

/** One valid call of each convolution, pooling and normalisation, and of their gradients. */
export const convolutionCalls: readonly Call[] = [
  { op: "Conv2D", attributes: [strides, valid], inputs: [float(2, 5, 5, 3), float(2, 2, 3, 4)] },
  {
    op: "Conv2DBackpropInput",
    attributes: [strides, valid],
    inputs: [list(2, 5, 5, 3), float(2, 2, 3, 4), float(2, 4, 4, 4)],
  },
  {
    op: "Conv2DBackpropFilter",
    attributes: [strides, valid],
    inputs: [float(2, 5, 5, 3), list(2, 2, 3, 4), float(2, 4, 4, 4)],
  },
  {
    op: "DepthwiseConv2dNative",
    attributes: [strides, valid],
    inputs: [float(2, 5, 5, 3), float(2, 2, 3, 2)],
  },
  {
    op: "DepthwiseConv2dNativeBackpropInput",
    attributes: [strides, valid],
    inputs: [list(2, 5, 5, 3), float(2, 2, 3, 2), float(2, 4, 4, 6)],
  },
  {
    op: "DepthwiseConv2dNativeBackpropFilter",
    attributes: [strides, valid],
    inputs: [float(2, 5, 5, 3), list(2, 2, 3, 2), float(2, 4, 4, 6)],
  },
  {
    op: "Conv3D",
    attributes: [strides5, valid],
    inputs: [float(1, 4, 4, 4, 2), float(2, 2, 2, 2, 3)],
  },
  {
    op: "Conv3DBackpropInputV2",
    attributes: [strides5, valid],
    inputs: [list(1, 4, 4, 4, 2), float(2, 2, 2, 2, 3), float(1, 3, 3, 3, 3)],
  },
  {
    op: "Conv3DBackpropFilterV2",
    attributes: [strides5, valid],
    inputs: [float(1, 4, 4, 4, 2), list(2, 2, 2, 2, 3), float(1, 3, 3, 3, 3)],
  },
  { op: "MaxPool", attributes: [window, strides, valid], inputs: [float(1, 4, 4, 2)] },
  {
    op: "MaxPoolGrad",
    attributes: [window, strides, valid],
    inputs: [float(1, 4, 4, 2), float(1, 3, 3, 2), float(1, 3, 3, 2)],
  },
  { op: "AvgPool", attributes: [window, strides, valid], inputs: [float(1, 4, 4, 2)] },
  {
    op: "AvgPoolGrad",
    attributes: [window, strides, valid],
    inputs: [list(1, 4, 4, 2), float(1, 3, 3, 2)],
  },
  { op: "MaxPool3D", attributes: [window5, strides5, valid], inputs: [float(1, 4, 4, 4, 2)] },
  {
    op: "MaxPool3DGrad",
    attributes: [window5, strides5, valid],
    inputs: [float(1, 4, 4, 4, 2), float(1, 3, 3, 3, 2), float(1, 3, 3, 3, 2)],
  },
  { op: "AvgPool3D", attributes: [window5, strides5, valid], inputs: [float(1, 4, 4, 4, 2)] },
  {
    op: "AvgPool3DGrad",
    attributes: [window5, strides5, valid],
    inputs: [list(1, 4, 4, 4, 2), float(1, 3, 3, 3, 2)],
  },
  {
    op: "Dilation2D",
    attributes: [strides, rates, valid],
    inputs: [float(1, 4, 4, 2), float(2, 2, 2)],
  },
  {
    op: "Dilation2DBackpropInput",
    attributes: [strides, rates, valid],
    inputs: [float(1, 4, 4, 2), float(2, 2, 2), float(1, 3, 3, 2)],
  },
  {
    op: "Dilation2DBackpropFilter",
    attributes: [strides, rates, valid],
    inputs: [float(1, 4, 4, 2), float(2, 2, 2), float(1, 3, 3, 2)],
  },
  { op: "LRN", attributes: [int("depth_radius", 2)], inputs: [float(1, 3, 3, 4)] },
  {
    op: "LRNGrad",
    attributes: [],
    inputs: [float(1, 3, 3, 4), float(1, 3, 3, 4), float(1, 3, 3, 4)],
  },
  {
    op: "FusedBatchNormV3",
    attributes: [],
    inputs: [float(2, 3, 3, 4), float(4), float(4), float(0), float(0)],
  },
  {
    op: "FusedBatchNormGradV3",
    attributes: [],
    inputs: [
      float(2, 3, 3, 4),
      float(2, 3, 3, 4),
      float(4),
      float(4),
      float(4),
      float(0),
    ],
  },
  {
    op: "FusedBatchNorm",
    attributes: [],
    inputs: [float(2, 3, 3, 4), float(4), float(4), float(0), float(0)],
  },
  {
    op: "MaxPoolWithArgmax",
    attributes: [window, strides, valid, type("Targmax", 3)],
    inputs: [float(1, 4, 4, 2)],
  },
];
