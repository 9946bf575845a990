import { cString } from "./c_string.ts";
import { run, shapeOf } from "./execute_op.ts";
import { type GraphRecorder, type GraphTensor, joined } from "./graph_recorder.ts";
import type { Runtime } from "./runtime.ts";
import { existing } from "./status.ts";
import { adoptHandle, type TensorHandle } from "./tensor_handle.ts";

export interface GraphFunctionOptions {
  readonly name: string;
  readonly recorder: GraphRecorder;
  readonly inputs: readonly GraphTensor[];
  readonly outputs: readonly GraphTensor[];
  /** Compiled by XLA at its first call. */
  readonly xla: boolean;
}

/** A recorded graph that TensorFlow runs in one call. */
export interface GraphFunction {
  readonly name: string;
  run(inputs: readonly TensorHandle[]): TensorHandle[];
  remove(): void;
}

/** Makes a function of a recorded graph and makes it known to TensorFlow. */
export function makeGraphFunction(
  runtime: Runtime,
  { name, recorder, inputs, outputs, xla }: GraphFunctionOptions,
): GraphFunction {
  const { library, context, status } = runtime;
  const action = `compile ${name}`;
  const made = library.TF_GraphToFunction(
    recorder.graph,
    cString(name),
    0,
    -1,
    null,
    inputs.length,
    joined(inputs),
    outputs.length,
    joined(outputs),
    null,
    null,
    null,
    status.pointer,
  );
  status.check(action);
  const pointer = existing(made, name);
  library.TFE_ContextAddFunction(context, pointer, status.pointer);
  library.TF_DeleteFunction(pointer);
  status.check(action);
  const results = outputs.map(({ dtype, shape }) => ({ dtype, shape }));

  return {
    name,
    run(tensors) {
      const op = library.TFE_NewOp(context, cString(name), status.pointer);
      status.check(`run ${name}`);
      const found = existing(op, name);
      try {
        if (xla) library.TFE_OpSetAttrBool(found, cString("_XlaMustCompile"), 1);
        for (const tensor of tensors) {
          library.TFE_OpAddInput(found, tensor.pointer, status.pointer);
          status.check(`run ${name}`);
        }
        return run(runtime, found, results.length, `run ${name}`).map((output, index) => {
          const { dtype, shape } = results[index]!;
          return adoptHandle(runtime, output, dtype, shape ?? shapeOf(runtime, output));
        });
      } finally {
        library.TFE_DeleteOp(found);
      }
    },
    remove() {
      library.TFE_ContextRemoveFunction(context, cString(name), status.pointer);
      status.check(`free ${name}`);
    },
  };
}
