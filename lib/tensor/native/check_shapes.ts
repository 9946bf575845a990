import type { Attribute } from "./attribute.ts";
import type { CheckedCall } from "./check_call.ts";
import { type GraphRecorder, openGraphRecorder } from "./graph_recorder.ts";
import type { OpDefinition } from "./op_definition.ts";
import type { OpDefinitions } from "./op_definitions.ts";
import type { Runtime } from "./runtime.ts";
import { readNumbers, type TensorHandle } from "./tensor_handle.ts";

/** Ops whose kernels end the process on some shapes, sizes or strides instead of reporting them. */
const delicate =
  /^_?(Fused)?(AvgPool|Conv[23]D|DepthwiseConv2d|Dilation2D|FusedBatchNorm|LRN|MaxPool|ScatterNd|TensorScatter)/;

/** Pooling gradients do not compare the shapes of their inputs; the forward op tells what they must be. */
const forwardOps: Readonly<Record<string, string>> = {
  AvgPoolGrad: "AvgPool",
  AvgPool3DGrad: "AvgPool3D",
  MaxPoolGrad: "MaxPool",
  MaxPool3DGrad: "MaxPool3D",
};

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
export function openShapeCheck(runtime: Runtime, definitions: OpDefinitions): ShapeCheck {
  const passed = new Set<string>();
  let scratch: GraphRecorder | undefined;

  return (op, call, attributes, inputs) => {
    if (!delicate.test(op.name)) return;
    const sizes = inputs.map((input) => isSizes(input) ? readNumbers(runtime, input) : undefined);
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
    const forward = forwardOps[op.name];
    if (forward !== undefined) {
      const shape = sizes[0] === undefined ? inputs[0]!.shape : [...sizes[0]];
      const expected = outputShape(
        graph,
        definitions(forward),
        attributes,
        shape,
        inputs[1]!.dtype,
      );
      const wrong = inputs.slice(1).find((input) => String(input.shape) !== String(expected));
      if (wrong !== undefined) {
        throw new RangeError(
          `Cannot run ${op.name}: ${forward} of [${shape}] has shape [${expected}], found a gradient of [${wrong.shape}]`,
        );
      }
    }
    passed.add(key);
  };
}

/** The shape that a pooling gives. */
function outputShape(
  graph: GraphRecorder,
  op: OpDefinition,
  attributes: readonly Attribute[],
  shape: readonly number[],
  dtype: number,
): readonly number[] | undefined {
  const shared = attributes.filter(({ name }) => op.attributes.has(name));
  const call = { outputs: 1, lists: [undefined], inferred: [] };
  return graph.record(op, call, shared, [graph.input(dtype, shape)])[0]!.shape;
}

function isSizes({ dtype, shape }: TensorHandle): boolean {
  return dtype === 3 && shape.length === 1 && shape[0]! <= longestSizes;
}
