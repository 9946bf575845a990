import { backend_util, type NamedAttrMap } from "@tensorflow/tfjs";

/** What must lie around an input so that windows over all of it give an output without padding. */
export interface Margins {
  /** By axis, batch and channels included; at least 0. */
  readonly paddings: [number, number][];
  /** Where the input begins within its margins. */
  readonly before: number[];
  readonly outputShape: number[];
  /** Whether no window fits. */
  readonly isEmpty: boolean;
}

type Pool2D = Parameters<typeof backend_util.computePool2DInfo>;
type Pool3D = Parameters<typeof backend_util.computePool3DInfo>;

/** The margins of a pooling of two or three axes; its output's shape decides if it is known. */
export function marginsOf(
  shape: readonly number[],
  attributes: NamedAttrMap,
  outputShape?: readonly number[],
): Margins {
  const axes = shape.length === 4 ? axesOf2D(shape, attributes) : axesOf3D(shape, attributes);
  const paddings = axes.map(({ before, filter, stride, output }, index): [number, number] => {
    const outputs = outputShape?.[index + 1] ?? output;
    const needed = (outputs - 1) * stride + filter - before - shape[index + 1]!;
    return [before, Math.max(0, needed)];
  });
  const outputs = axes.map(({ output }, index) => outputShape?.[index + 1] ?? output);
  return {
    paddings: [[0, 0], ...paddings, [0, 0]],
    before: [0, ...paddings.map(([before]) => before), 0],
    outputShape: [shape[0]!, ...outputs, shape.at(-1)!],
    isEmpty: outputs.some((count) => count === 0),
  };
}

interface Axis {
  readonly before: number;
  readonly filter: number;
  readonly stride: number;
  readonly output: number;
}

function axesOf2D(shape: readonly number[], attributes: NamedAttrMap): Axis[] {
  const { filterSize, strides, pad, dimRoundingMode } = attributes;
  const found = backend_util.computePool2DInfo(
    shape as Pool2D[0],
    filterSize as Pool2D[1],
    strides as Pool2D[2],
    1,
    pad as Pool2D[4],
    dimRoundingMode as Pool2D[5],
  );
  const { padInfo, filterHeight, filterWidth, strideHeight, strideWidth } = found;
  return [
    { before: padInfo.top, filter: filterHeight, stride: strideHeight, output: found.outHeight },
    { before: padInfo.left, filter: filterWidth, stride: strideWidth, output: found.outWidth },
  ];
}

function axesOf3D(shape: readonly number[], attributes: NamedAttrMap): Axis[] {
  const { filterSize, strides, pad, dimRoundingMode } = attributes;
  const found = backend_util.computePool3DInfo(
    shape as Pool3D[0],
    filterSize as Pool3D[1],
    strides as Pool3D[2],
    1,
    pad as Pool3D[4],
    dimRoundingMode as Pool3D[5],
  );
  const { padInfo, filterDepth, filterHeight, filterWidth } = found;
  return [
    {
      before: padInfo.front,
      filter: filterDepth,
      stride: found.strideDepth,
      output: found.outDepth,
    },
    {
      before: padInfo.top,
      filter: filterHeight,
      stride: found.strideHeight,
      output: found.outHeight,
    },
    {
      before: padInfo.left,
      filter: filterWidth,
      stride: found.strideWidth,
      output: found.outWidth,
    },
  ];
}
