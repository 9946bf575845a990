import type { backend_util } from "@tensorflow/tfjs";
import type { GraphRecorder, GraphTensor } from "../native/graph_recorder.ts";
import type { Runtime } from "../native/runtime.ts";
import { dataTypes } from "../native/data_type.ts";
import { retainHandle, type TensorHandle, uploadTensor } from "../native/tensor_handle.ts";
import { isConstant, uploadConstant } from "../native/upload_constant.ts";
import { uploadStrings } from "../native/upload_strings.ts";
import type { StoredTensor } from "./stored_tensor.ts";
import type { VariableStandIns } from "./variable_stand_ins.ts";

/** A compilation in progress. */
export interface Trace {
  readonly recorder: GraphRecorder;
  /** XLA will compile the graph; it lacks some ops. */
  readonly xla: boolean;
  /** The compilation that will call this function, if any. */
  readonly caller: Trace | undefined;
  /**
   * Tensors from outside and the graph's inputs that stand for them: a caller's tensors as the caller's
   * graph has them, otherwise handles, each retained.
   */
  readonly captures: Map<TensorHandle | GraphTensor, GraphTensor>;
  /** Functions that the graph calls, by their key in the function cache; each is acquired. */
  readonly calls: string[];
  readonly variables: VariableStandIns;
}

/** The tensor in TensorFlow's memory; JavaScript values are copied there at first use. */
export function handleOf(runtime: Runtime, stored: StoredTensor): TensorHandle {
  if (stored.handle !== undefined) return stored.handle;
  const { values, dtype, shape } = stored;
  if (values === undefined) {
    throw new Error(
      `Cannot use a tensor outside of ${compiledName(stored)}: it was made while that was ` +
        "compiled and has no values; return it from the function",
    );
  }
  stored.handle = upload(runtime, values, dtype, shape);
  stored.values = undefined;
  return stored.handle;
}

function upload(
  runtime: Runtime,
  values: backend_util.BackendValues,
  dtype: number,
  shape: readonly number[],
): TensorHandle {
  if (dtype === dataTypes.TF_STRING) return uploadStrings(runtime, values, shape);
  return isConstant(values, dtype, shape)
    ? uploadConstant(runtime, values, dtype, shape)
    : uploadTensor(runtime, values, dtype, shape);
}

/** The tensor in the graph being recorded: made there, a constant, or an input for one from outside. */
export function symbolOf(runtime: Runtime, trace: Trace, stored: StoredTensor): GraphTensor {
  const { recorder, caller, captures, variables } = trace;
  if (stored.symbol?.recorder === recorder) return stored.symbol;
  if (stored.values !== undefined && stored.writtenIn === recorder) {
    stored.symbol = recorder.constant(stored.values, stored.dtype, stored.shape);
    return stored.symbol;
  }
  const variable = variables.inputFor(stored);
  if (variable !== undefined) return variable;
  const outside = caller === undefined
    ? handleOf(runtime, stored)
    : symbolOf(runtime, caller, stored);
  const captured = captures.get(outside);
  if (captured !== undefined) return captured;
  if (outside.shape === undefined) {
    throw new Error(
      `Cannot use a tensor of the calling function in ${recorder.name}: its shape is not known`,
    );
  }
  const symbol = recorder.input(outside.dtype, outside.shape);
  if (!("recorder" in outside)) retainHandle(outside);
  captures.set(outside, symbol);
  return symbol;
}

/** The function that was being compiled when a tensor without values was made. */
export function compiledName({ symbol, writtenIn }: StoredTensor): string | undefined {
  return (symbol?.recorder ?? writtenIn)?.name;
}
