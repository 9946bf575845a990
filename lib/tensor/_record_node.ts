import type { RecordedFunction } from "./_record_function.ts";
import type { Trace } from "./backend/operands.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import { type Attribute, attributeKinds } from "./native/attribute.ts";
import { checkCall } from "./native/check_call.ts";
import type { GraphTensor } from "./native/graph_recorder.ts";

const { TF_ATTR_BOOL, TF_ATTR_FUNC } = attributeKinds;

/** An op that calls functions. */
export interface CallingNode {
  readonly op: string;
  /** By attribute. */
  readonly functions: Readonly<Record<string, RecordedFunction>>;
  readonly attributes?: readonly Attribute[];
  /** Attributes of TensorFlow's own that any node may bear, each set to true. */
  readonly marks: readonly string[];
  readonly inputs: readonly GraphTensor[];
  /** Shapes of the outputs, which TensorFlow does not infer. */
  readonly shapes: readonly (readonly number[])[];
}

/** Records an op that calls functions into the graph of a trace. */
export function recordNode(
  { definitions }: TensorFlowBackend,
  trace: Trace,
  { op, functions, attributes = [], marks, inputs, shapes }: CallingNode,
): GraphTensor[] {
  const all: Attribute[] = [
    ...attributes,
    ...Object.entries(functions).map(([name, { key, made }]) => ({
      name,
      type: TF_ATTR_FUNC,
      value: { name: made.name, digest: key },
    })),
  ];
  const definition = definitions(op);
  const call = checkCall(definition, all, inputs.map(({ dtype }) => dtype));
  const marked = marks.map((name) => ({ name, type: TF_ATTR_BOOL, value: true }));
  return trace.recorder.record(definition, call, [...all, ...marked], inputs, shapes);
}
