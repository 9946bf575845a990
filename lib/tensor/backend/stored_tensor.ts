import type { backend_util } from "@tensorflow/tfjs";
import type { GraphRecorder, GraphTensor } from "../native/graph_recorder.ts";
import type { TensorHandle } from "../native/tensor_handle.ts";

/** What stands behind a tfjs tensor. One of values, handle and symbol is always there. */
export interface StoredTensor {
  readonly dtype: number;
  readonly shape: readonly number[];
  /** JavaScript values, until TensorFlow first needs them. */
  values: backend_util.BackendValues | undefined;
  /** The recorder at work when the values were written: they are a constant of its graph. */
  readonly writtenIn: GraphRecorder | undefined;
  handle: TensorHandle | undefined;
  symbol: GraphTensor | undefined;
  /** How many tfjs tensors share it. */
  references: number;
}
