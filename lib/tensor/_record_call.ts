import type * as tf from "@tensorflow/tfjs";
import { recordFunction } from "./_record_function.ts";
import { recordNode } from "./_record_node.ts";
import { symbolOf, type Trace } from "./backend/operands.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import { attributeKinds } from "./native/attribute.ts";

/**
 * Records a call of `fn` as one node of the graph being recorded. XLA compiles what the node calls, at
 * its first run.
 */
export function recordXlaCall(
  backend: TensorFlowBackend,
  trace: Trace,
  fn: (tensors: readonly tf.Tensor[]) => unknown,
  inputs: readonly tf.Tensor[],
  name: string,
): unknown {
  const symbol = (tensor: tf.Tensor) => symbolOf(backend.runtime, trace, backend.stored(tensor));
  const specs = inputs.map(backend.stored);
  const given = inputs.map(symbol);
  const called = recordFunction(backend, { name, xla: true, fn: (input) => fn(specs.map(input)) });
  const results = recordNode(backend, trace, {
    op: "PartitionedCall",
    functions: { f: called },
    attributes: [{
      name: "Tout",
      type: attributeKinds.TF_ATTR_TYPE,
      value: called.outputs.map(({ dtype }) => dtype),
    }],
    marks: ["_XlaMustCompile"],
    inputs: [...given, ...called.captures as typeof given, ...called.read.map(symbol)],
    shapes: called.outputs.map(({ shape }) => shape),
  });
  return called.finish(results.map(backend.adoptSymbol));
}
