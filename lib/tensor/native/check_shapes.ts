import type { Attribute } from "./attribute.ts";
import type { CheckedCall } from "./check_call.ts";
import { type GraphRecorder, openGraphRecorder } from "./graph_recorder.ts";
import type { OpDefinition } from "./op_definition.ts";
import type { Runtime } from "./runtime.ts";
import { readTensor, type TensorHandle } from "./tensor_handle.ts";

/** Ops whose kernels end the process on some shapes, sizes or strides instead of reporting them. */
const delicate =
  /^_?(Fused)?(AvgPool|Conv[23]D|DepthwiseConv2d|Dilation2D|FusedBatchNorm|LRN|MaxPool|ScatterNd|TensorScatter)/;

/** A list of sizes is short; its values decide over the shape of the result. */
const longestSizes = 8;

/** The scratch graph is thrown away after this many checks, so that it stays small. */
const checksPerGraph = 256;

/** Checks the shapes of a call that is about to run. */
export type ShapeCheck = (
  op: OpDefinition,
  call: CheckedCall,
  attributes: readonly Attribute[],
  inputs: readonly TensorHandle[],
) => void;

/** Has TensorFlow infer a delicate op's shapes in a scratch graph first, once for each kind of call. */
export function openShapeCheck(runtime: Runtime): ShapeCheck {
  const passed = new Set<string>();
  let scratch: GraphRecorder | undefined;

  return (op, call, attributes, inputs) => {
    if (!delicate.test(op.name)) return;
    const sizes = inputs.map((input) => isSizes(input) ? readTensor(runtime, input) : undefined);
    const shapes = inputs.map((input, index) =>
      `${input.dtype}[${input.shape}]${sizes[index] ?? ""}`
    );
    const key = [op.name, JSON.stringify(attributes), ...shapes].join(" ");
    if (passed.has(key)) return;
    if (scratch === undefined || scratch.operations > checksPerGraph) {
      scratch?.close();
      scratch = openGraphRecorder(runtime, "a check of shapes");
    }
    const graph = scratch;
    const symbols = inputs.map(({ dtype, shape }, index) => {
      const values = sizes[index];
      return values === undefined
        ? graph.input(dtype, shape)
        : graph.constant(values, dtype, shape);
    });
    graph.record(op, call, attributes, symbols);
    passed.add(key);
  };
}

function isSizes({ dtype, shape }: TensorHandle): boolean {
  return dtype === 3 && shape.length === 1 && shape[0]! <= longestSizes;
}
