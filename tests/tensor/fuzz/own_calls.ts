import { attributeKinds } from "../../../lib/tensor/native/attribute.ts";
import {
  type Call,
  flag,
  float,
  int,
  ints,
  list,
  rows,
  strings,
  text,
  type,
  whole,
} from "./call.ts";

/** One valid call of each op that our own kernels add and whose inputs have a form of their own. */
export const ownCalls: readonly Call[] = [
  { op: "MatMul", attributes: [], inputs: [float(2, 3), float(3, 2)] },
  { op: "DenseBincount", attributes: [], inputs: [list(0, 1, 1), whole(2), float(3)] },
  {
    op: "EncodePng",
    attributes: [type("T", 4)],
    inputs: [{ type: "int32", shape: [1, 2, 1], values: [7, 8] }],
  },
  {
    op: "ImageProjectiveTransformV3",
    attributes: [text("interpolation", "NEAREST")],
    inputs: [float(1, 3, 3, 1), float(1, 8), list(3, 3), float()],
  },
  {
    op: "RaggedGather",
    attributes: [int("OUTPUT_RAGGED_RANK", 1)],
    inputs: [list(0, 1, 2), float(2), list(0)],
  },
  { op: "RaggedRange", attributes: [], inputs: [list(0), list(3), list(1)] },
  {
    op: "RaggedTensorToTensor",
    attributes: [{
      name: "row_partition_types",
      type: attributeKinds.TF_ATTR_STRING,
      value: ["FIRST_DIM_SIZE", "VALUE_ROWIDS", "ROW_SPLITS"],
    }],
    inputs: [list(2, 2, 2), float(3), float(), whole(2), list(0, 1), list(0, 1, 3)],
  },
  {
    op: "SparseFillEmptyRows",
    attributes: [],
    inputs: [rows(2, 0, 0), float(1), list(2, 2), float()],
  },
  { op: "SparseReshape", attributes: [], inputs: [rows(2, 0, 0), list(2, 2), list(4)] },
  { op: "SparseSegmentMean", attributes: [], inputs: [float(3, 2), list(0, 1), list(0, 1)] },
  { op: "SparseSegmentSum", attributes: [], inputs: [float(3, 2), list(0, 1), list(0, 1)] },
  {
    op: "StridedSliceGrad",
    attributes: [],
    inputs: [list(3, 4), list(0, 0), list(2, 2), list(1, 1), float(2, 2)],
  },
  {
    op: "StringNGrams",
    attributes: [
      text("separator", " "),
      ints("ngram_widths", 2),
      text("left_pad", ""),
      text("right_pad", ""),
      int("pad_width", 0),
      flag("preserve_short_sequences", false),
    ],
    inputs: [strings(2), list(0, 2)],
  },
  { op: "StringSplit", attributes: [], inputs: [strings(2), strings()] },
  { op: "StringToHashBucketFast", attributes: [int("num_buckets", 3)], inputs: [strings(2)] },
  {
    op: "StatelessRandomUniformFullInt",
    attributes: [type("dtype", 3)],
    inputs: [list(3), list(1, 2)],
  },
  { op: "UnsortedSegmentMax", attributes: [], inputs: [float(3, 2), list(0, 1, 0), whole(2)] },
  { op: "UnsortedSegmentMin", attributes: [], inputs: [float(3, 2), list(0, 1, 0), whole(2)] },
  { op: "UnsortedSegmentProd", attributes: [], inputs: [float(3, 2), list(0, 1, 0), whole(2)] },
  {
    op: "StatelessMultinomial",
    attributes: [type("output_dtype", 3)],
    inputs: [float(2, 3), whole(2), list(1, 2)],
  },
  {
    op: "FusedBatchNormGradV3",
    attributes: [],
    inputs: [float(1, 2, 2, 3), float(1, 2, 2, 3), float(3), float(3), float(3), float(3)],
  },
];
