import type { Attribute } from "./attribute.ts";
import type { GraphRecorder } from "./graph_recorder.ts";
import type { OpDefinition } from "./op_definition.ts";

interface Shaped {
  readonly dtype: number;
  readonly shape: readonly number[] | undefined;
}

/** How a gradient op belongs to the op it is the gradient of. */
interface GradientOp {
  readonly forward: string;
  /** What the forward op takes: places of the gradient's inputs, or its own result, which has the shape. */
  readonly takes: readonly (number | "result")[];
  /** Inputs that have the shape of what the forward op gives. */
  readonly gradients: readonly number[];
}

const result = "result";
const gradientOps: Readonly<Record<string, GradientOp>> = {
  AvgPoolGrad: { forward: "AvgPool", takes: [result], gradients: [1] },
  AvgPool3DGrad: { forward: "AvgPool3D", takes: [result], gradients: [1] },
  MaxPoolGrad: { forward: "MaxPool", takes: [0], gradients: [1, 2] },
  MaxPool3DGrad: { forward: "MaxPool3D", takes: [0], gradients: [1, 2] },
  Conv2DBackpropInput: { forward: "Conv2D", takes: [result, 1], gradients: [2] },
  Conv2DBackpropFilter: { forward: "Conv2D", takes: [0, result], gradients: [2] },
  DepthwiseConv2dNativeBackpropInput: {
    forward: "DepthwiseConv2dNative",
    takes: [result, 1],
    gradients: [2],
  },
  DepthwiseConv2dNativeBackpropFilter: {
    forward: "DepthwiseConv2dNative",
    takes: [0, result],
    gradients: [2],
  },
  Conv3DBackpropInputV2: { forward: "Conv3D", takes: [result, 1], gradients: [2] },
  Conv3DBackpropFilterV2: { forward: "Conv3D", takes: [0, result], gradients: [2] },
  Dilation2DBackpropInput: { forward: "Dilation2D", takes: [0, 1], gradients: [2] },
  Dilation2DBackpropFilter: { forward: "Dilation2D", takes: [0, 1], gradients: [2] },
};

/**
 * Gradients of convolutions and pools do not compare the shapes of all their inputs, and write beyond
 * their result or end the process; the op they are the gradient of tells what the shapes must be.
 */
export function checkGradientShapes(
  definitions: (name: string) => OpDefinition,
  scratch: GraphRecorder,
  op: string,
  attributes: readonly Attribute[],
  inputs: readonly Shaped[],
  results: readonly Shaped[],
): void {
  const gradient = gradientOps[op];
  if (gradient === undefined) return;
  if (results[0]?.shape === undefined) {
    throw new RangeError(
      `Cannot run ${op}: its sizes must be known and at least 0, found one that is not`,
    );
  }
  const { forward, takes, gradients } = gradient;
  const taken = takes.map((place) => place === result ? results[0]! : inputs[place]!);
  const definition = definitions(forward);
  const shared = attributes.filter(({ name }) => definition.attributes.has(name));
  const symbols = taken.map(({ dtype, shape }) => scratch.input(dtype, shape!));
  const call = { outputs: 1, lists: takes.map(() => undefined), inferred: [] };
  const expected = scratch.record(definition, call, shared, symbols)[0]!.shape;
  for (const place of gradients) {
    const { shape } = inputs[place]!;
    if (String(shape) !== String(expected)) {
      throw new RangeError(
        `Cannot run ${op}: ${forward} of [${
          taken[0]!.shape
        }] has shape [${expected}], found a gradient of [${shape}]`,
      );
    }
  }
}
