import type { GraphRecorder, GraphTensor } from "../native/graph_recorder.ts";
import type { Runtime } from "../native/runtime.ts";
import { retainHandle, type TensorHandle, uploadTensor } from "../native/tensor_handle.ts";
import type { StoredTensor } from "./stored_tensor.ts";
import type { VariableStandIns } from "./variable_stand_ins.ts";

/** A compilation in progress. */
export interface Trace {
  readonly recorder: GraphRecorder;
  /** XLA will compile the graph; it lacks some ops. */
  readonly xla: boolean;
  /** Tensors from outside, each retained, and the graph's inputs that stand for them. */
  readonly captures: Map<TensorHandle, GraphTensor>;
  readonly variables: VariableStandIns;
}

/** The tensor in TensorFlow's memory; JavaScript values are copied there at first use. */
export function handleOf(runtime: Runtime, stored: StoredTensor): TensorHandle {
  if (stored.handle !== undefined) return stored.handle;
  if (stored.values === undefined) {
    throw new Error(
      `Cannot use a tensor outside of ${compiledName(stored)}: it was made while that was ` +
        "compiled and has no values; return it from the function",
    );
  }
  stored.handle = uploadTensor(runtime, numbersOf(stored), stored.dtype, stored.shape);
  stored.values = undefined;
  return stored.handle;
}

/** The tensor in the graph being recorded: made there, a constant, or an input for one from outside. */
export function symbolOf(runtime: Runtime, trace: Trace, stored: StoredTensor): GraphTensor {
  if (stored.symbol?.recorder === trace.recorder) return stored.symbol;
  if (stored.values !== undefined && stored.writtenIn === trace.recorder) {
    stored.symbol = trace.recorder.constant(numbersOf(stored), stored.dtype, stored.shape);
    return stored.symbol;
  }
  const variable = trace.variables.inputFor(stored);
  if (variable !== undefined) return variable;
  const handle = handleOf(runtime, stored);
  const captured = trace.captures.get(handle);
  if (captured !== undefined) return captured;
  const symbol = trace.recorder.input(handle.dtype, handle.shape);
  retainHandle(handle);
  trace.captures.set(handle, symbol);
  return symbol;
}

/** The function that was being compiled when a tensor without values was made. */
export function compiledName({ symbol, writtenIn }: StoredTensor): string | undefined {
  return (symbol?.recorder ?? writtenIn)?.name;
}

function numbersOf({ values, dtype }: StoredTensor): ArrayLike<number> {
  if (values === undefined || Array.isArray(values)) {
    throw new TypeError(`Cannot use a tensor: strings are not supported, found type ${dtype}`);
  }
  return values;
}
