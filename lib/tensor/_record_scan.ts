import * as tf from "@tensorflow/tfjs";
import { gather } from "./gather.ts";
import { recordFunction } from "./_record_function.ts";
import { recordNode } from "./_record_node.ts";
import type { ScanSteps } from "./_scan_steps.ts";
import type { Flattened } from "./_tensor_tree.ts";
import { symbolOf, type Trace } from "./backend/operands.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import { type Attribute, attributeKinds } from "./native/attribute.ts";
import type { GraphTensor } from "./native/graph_recorder.ts";

/**
 * Records a scan as one `StatelessWhile`, whose body is the step. The loop carries the index, the state
 * and one buffer for each output, which the steps fill row by row.
 */
export function recordScan(backend: TensorFlowBackend, trace: Trace, steps: ScanSteps): unknown {
  const { count, limit, state, slices, run } = steps;
  const name = `a scan in ${trace.recorder.name}`;
  const symbol = (tensor: tf.Tensor) => symbolOf(backend.runtime, trace, backend.stored(tensor));
  const zero = tf.scalar(0, "int32");
  const limits = limit === undefined ? [] : [limit];
  let output: Flattened | undefined;

  const body = recordFunction(backend, {
    name,
    xla: trace.xla,
    part: "loop body",
    fn(input) {
      const index = input(backend.stored(zero));
      const end = limits.map((tensor) => input(backend.stored(tensor)));
      const current = state.tensors.map((tensor) => input(backend.stored(tensor)));
      const place = tf.reshape<tf.Rank.R1>(index, [1]);
      const slice = slices.tensors.map((tensor) =>
        tf.reshape(gather(tensor, place), tensor.shape.slice(1))
      );
      const result = run(current, slice);
      output = result.output;
      const filled = output.tensors.map((row) => {
        const { dtype, shape } = backend.stored(row);
        return writeRow(backend, trace, input({ dtype, shape: [count, ...shape] }), index, row);
      });
      return [tf.add(index, tf.scalar(1, "int32")), ...end, ...result.state, ...filled];
    },
  });
  const condition = recordFunction(backend, {
    name,
    xla: trace.xla,
    part: "loop condition",
    fn(input) {
      const [index, end] = body.inputs.map(input);
      return tf.less(index!, limit === undefined ? tf.scalar(count, "int32") : end!);
    },
  });

  const buffers = output!.tensors.map(({ dtype, shape }) =>
    emptyBuffer(backend, dtype, [count, ...shape])
  );
  const results = recordNode(backend, trace, {
    op: "StatelessWhile",
    functions: { cond: condition, body },
    // XLA has loops of its own; in a graph the body's ops are optimized only among the graph's.
    attributes: steps.limit === undefined ? [] : [oneStepAtATime],
    marks: trace.xla ? [] : ["_lower_using_switch_merge"],
    inputs: [
      ...[zero, ...limits, ...state.tensors, ...buffers].map(symbol),
      ...body.captures as readonly GraphTensor[],
      ...body.read.map(symbol),
    ],
    shapes: body.outputs.map(({ shape }) => shape),
  });
  const finished = body.finish(results.map(backend.adoptSymbol)) as tf.Tensor[];
  const carried = finished.slice(1 + limits.length);
  return {
    state: state.rebuild(carried.slice(0, state.tensors.length)),
    outputs: output!.rebuild(carried.slice(state.tensors.length)),
  };
}

/** TensorFlow would otherwise work at ten steps at once, and hold the memory of ten. */
const oneStepAtATime: Attribute = {
  name: "parallel_iterations",
  type: attributeKinds.TF_ATTR_INT,
  value: 1,
};

/** The buffer with one row replaced; in place, since nobody else looks at it. */
function writeRow(
  backend: TensorFlowBackend,
  { xla }: Trace,
  buffer: tf.Tensor,
  index: tf.Tensor,
  row: tf.Tensor,
): tf.Tensor {
  const rows = tf.reshape(row, [1, ...row.shape]);
  if (xla) {
    const begin = tf.concat([tf.reshape(index, [1]), tf.zeros([row.rank], "int32")]);
    return backend.executeSingleOutput("XlaDynamicUpdateSlice", [], [buffer, rows, begin]);
  }
  const places = tf.reshape(index, [1, 1]);
  return backend.executeSingleOutput("TensorScatterUpdate", [], [buffer, places, rows]);
}

function emptyBuffer(
  backend: TensorFlowBackend,
  dtype: tf.DataType,
  shape: readonly number[],
): tf.Tensor {
  const value = dtype === "string" ? tf.scalar("", dtype) : tf.cast(tf.scalar(0), dtype);
  return backend.executeSingleOutput("Fill", [], [tf.tensor1d([...shape], "int32"), value]);
}
