import { type Attribute, attributeKinds } from "../../lib/tensor/native/attribute.ts";
import { dataTypes } from "../../lib/tensor/native/data_type.ts";

/** An input by its data type, shape and values; without values it is filled with ones. */
export interface Input {
  readonly type: "float32" | "int32" | "bool";
  readonly shape: readonly number[];
  readonly values?: readonly number[];
}

export interface Call {
  readonly op: string;
  readonly attributes: readonly Attribute[];
  readonly inputs: readonly Input[];
}

const { TF_ATTR_STRING, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_TYPE } = attributeKinds;

const float = (...shape: number[]): Input => ({ type: "float32", shape });
const list = (...values: number[]): Input => ({ type: "int32", shape: [values.length], values });
const whole = (value: number): Input => ({ type: "int32", shape: [], values: [value] });
const text = (name: string, value: string): Attribute => ({ name, type: TF_ATTR_STRING, value });
const ints = (name: string, ...value: number[]): Attribute => ({ name, type: TF_ATTR_INT, value });
const int = (name: string, value: number): Attribute => ({ name, type: TF_ATTR_INT, value });

const valid = text("padding", "VALID");
const strides = ints("strides", 1, 1, 1, 1);
const strides5 = ints("strides", 1, 1, 1, 1, 1);
const window = ints("ksize", 1, 2, 2, 1);
const window5 = ints("ksize", 1, 2, 2, 2, 1);
const rates = ints("rates", 1, 1, 1, 1);

/** One valid call of each op whose kernel is picky, and of some whose inputs have a special form. */
export const validCalls: readonly Call[] = [
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
  { op: "BiasAdd", attributes: [], inputs: [float(2, 3), float(3)] },
  { op: "BiasAddGrad", attributes: [], inputs: [float(2, 3)] },
  { op: "BatchMatMulV2", attributes: [], inputs: [float(2, 3, 4), float(4, 5)] },
  { op: "ConcatV2", attributes: [], inputs: [float(2, 3), float(1, 3), whole(0)] },
  { op: "Pack", attributes: [int("axis", 1)], inputs: [float(2), float(2)] },
  { op: "Unpack", attributes: [int("num", 2), int("axis", 0)], inputs: [float(2, 3)] },
  { op: "AddN", attributes: [], inputs: [float(2), float(2), float(2)] },
  { op: "Einsum", attributes: [text("equation", "ij,jk->ik")], inputs: [float(2, 3), float(3, 4)] },
  {
    op: "GatherV2",
    attributes: [int("batch_dims", 0)],
    inputs: [float(3, 2), list(0, 2), whole(0)],
  },
  { op: "GatherNd", attributes: [], inputs: [float(3, 2), { ...list(0, 1), shape: [1, 2] }] },
  {
    op: "ScatterNd",
    attributes: [],
    inputs: [{ ...list(0, 2), shape: [2, 1] }, float(2), list(4)],
  },
  {
    op: "UnsortedSegmentSum",
    attributes: [],
    inputs: [float(3, 2), list(0, 1, 0), whole(2)],
  },
  { op: "TopKV2", attributes: [], inputs: [float(2, 4), whole(2)] },
  { op: "Slice", attributes: [], inputs: [float(3, 4), list(0, 1), list(2, 2)] },
  {
    op: "StridedSlice",
    attributes: [int("begin_mask", 0)],
    inputs: [float(3, 4), list(0, 0), list(3, 4), list(1, 2)],
  },
  { op: "Reshape", attributes: [], inputs: [float(3, 4), list(4, 3)] },
  { op: "Transpose", attributes: [], inputs: [float(3, 4), list(1, 0)] },
  { op: "Tile", attributes: [], inputs: [float(3, 4), list(1, 2)] },
  { op: "PadV2", attributes: [], inputs: [float(2), { ...list(1, 1), shape: [1, 2] }, float()] },
  {
    op: "MirrorPad",
    attributes: [text("mode", "REFLECT")],
    inputs: [float(3), { ...list(1, 1), shape: [1, 2] }],
  },
  { op: "OneHot", attributes: [], inputs: [list(0, 1), whole(3), float(), float()] },
  { op: "Range", attributes: [], inputs: [whole(0), whole(5), whole(2)] },
  { op: "Fill", attributes: [], inputs: [list(2, 2), float()] },
  { op: "Sum", attributes: [], inputs: [float(2, 3), list(0)] },
  {
    op: "ArgMax",
    attributes: [{ name: "output_type", type: TF_ATTR_TYPE, value: dataTypes.TF_INT32 }],
    inputs: [float(2, 3), whole(1)],
  },
  { op: "Cumsum", attributes: [], inputs: [float(2, 3), whole(1)] },
  { op: "ReverseV2", attributes: [], inputs: [float(2, 3), list(1)] },
  { op: "SplitV", attributes: [int("num_split", 2)], inputs: [float(4), list(1, 3), whole(0)] },
  {
    op: "SpaceToBatchND",
    attributes: [],
    inputs: [float(1, 4, 4, 1), list(2, 2), { ...list(0, 0, 0, 0), shape: [2, 2] }],
  },
  {
    op: "BatchToSpaceND",
    attributes: [],
    inputs: [float(4, 2, 2, 1), list(2, 2), { ...list(0, 0, 0, 0), shape: [2, 2] }],
  },
  { op: "DepthToSpace", attributes: [int("block_size", 2)], inputs: [float(1, 2, 2, 4)] },
  {
    op: "ResizeBilinear",
    attributes: [{ name: "align_corners", type: TF_ATTR_BOOL, value: false }],
    inputs: [float(1, 3, 3, 2), list(5, 5)],
  },
  { op: "ResizeBilinearGrad", attributes: [], inputs: [float(1, 5, 5, 2), float(1, 3, 3, 2)] },
  { op: "ResizeNearestNeighbor", attributes: [], inputs: [float(1, 3, 3, 2), list(5, 5)] },
  { op: "ResizeNearestNeighborGrad", attributes: [], inputs: [float(1, 5, 5, 2), list(3, 3)] },
  {
    op: "CropAndResize",
    attributes: [],
    inputs: [float(1, 3, 3, 2), float(2, 4), list(0, 0), list(2, 2)],
  },
  { op: "Bincount", attributes: [], inputs: [list(0, 1, 1), whole(2), float(0)] },
  {
    op: "SparseToDense",
    attributes: [],
    inputs: [{ ...list(0, 2), shape: [2, 1] }, list(4), float(2), float()],
  },
  {
    op: "TensorScatterUpdate",
    attributes: [],
    inputs: [float(4), { ...list(0, 2), shape: [2, 1] }, float(2)],
  },
  {
    op: "NonMaxSuppressionV3",
    attributes: [],
    inputs: [float(2, 4), float(2), whole(1), float(), float()],
  },
  { op: "LowerBound", attributes: [], inputs: [float(2, 3), float(2, 2)] },
  { op: "Select", attributes: [], inputs: [{ type: "bool", shape: [2] }, float(2), float(2)] },
  {
    op: "LeakyRelu",
    attributes: [{ name: "alpha", type: TF_ATTR_FLOAT, value: 0.1 }],
    inputs: [float(3)],
  },
  { op: "ReluGrad", attributes: [], inputs: [float(3), float(3)] },
  { op: "Softmax", attributes: [], inputs: [float(2, 3)] },
  { op: "LinSpace", attributes: [], inputs: [float(), float(), whole(3)] },
  { op: "Cast", attributes: [{ name: "DstT", type: TF_ATTR_TYPE, value: 3 }], inputs: [float(2)] },
];
