import type { ParameterSpec } from "../../lib/encoders/mod.ts";
import {
  add,
  batchNormTraining,
  conv2d,
  matMul,
  mean,
  pad,
  relu,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from "../../lib/tensor/mod.ts";
import type { Network } from "./workload.ts";

/** Channels of the three stages, each of three blocks; the later two begin with stride 2. */
const STAGES = [16, 32, 64];
const BLOCKS = 3;

export interface ResNetOptions {
  readonly shape: readonly [number, number, number];
  readonly dimensions: number;
}

interface Layers {
  readonly parameters: Record<string, ParameterSpec>;
  readonly averages: Record<string, ParameterSpec>;
}

/**
 * ResNet-20 for images of 32 × 32: a 3 × 3 convolution, nine blocks of two, each followed by batch
 * normalisation, and a linear layer on the mean over the last map. Where a block changes the shape, its
 * shortcut is a 1 × 1 convolution with batch normalisation.
 *
 * Reference: He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", 2015, section 4.2.
 */
export function resnet20({ shape, dimensions }: ResNetOptions): Network {
  const layers: Layers = { parameters: {}, averages: {} };
  addConvolution(layers, "stem", 3, shape[2], STAGES[0]!);
  const blocks = STAGES.flatMap((width, stage) =>
    Array.from({ length: BLOCKS }, (_, index) => {
      const name = `block${BLOCKS * stage + index + 1}`;
      const input = index > 0 ? width : STAGES[Math.max(0, stage - 1)]!;
      const changes = input !== width;
      addConvolution(layers, `${name}.first`, 3, input, width);
      addConvolution(layers, `${name}.second`, 3, width, width);
      if (changes) addConvolution(layers, `${name}.shortcut`, 1, input, width);
      return { name, changes, stride: changes ? 2 : 1 };
    })
  );
  const last = STAGES.at(-1)!;
  const bound = Math.sqrt(6 / (last + dimensions));
  layers.parameters["linear.weight"] = { shape: [last, dimensions], initial: { uniform: bound } };
  layers.parameters["linear.bias"] = { shape: [dimensions], initial: "zeros" };

  return {
    ...layers,
    dimensions,
    encode(parameters, images, see) {
      const normed = (name: string, x: Tensor, stride: number) => {
        const weight = parameters[`${name}.weight`] as Tensor4D;
        const y = convolution(x as Tensor4D, weight, stride);
        const { output, mean, variance } = batchNormTraining(
          y,
          parameters[`${name}.scale`] as Tensor1D,
          parameters[`${name}.offset`] as Tensor1D,
        );
        see?.(`${name}.mean`, mean);
        see?.(`${name}.variance`, variance);
        return output;
      };
      const stem = relu(normed("stem", images.reshape([-1, ...shape]), 1));
      const maps = blocks.reduce((x, { name, changes, stride }) => {
        const inner = relu(normed(`${name}.first`, x, stride));
        const outer = normed(`${name}.second`, inner, 1);
        return relu(add(outer, changes ? normed(`${name}.shortcut`, x, stride) : x));
      }, stem);
      const pooled: Tensor2D = mean(maps, [1, 2]);
      return add(
        matMul(pooled, parameters["linear.weight"] as Tensor2D),
        parameters["linear.bias"]!,
      );
    },
  };
}

/** Of an even side with stride 2, "same" would pad one pixel behind, where one before is meant. */
function convolution(x: Tensor4D, weight: Tensor4D, stride: number): Tensor4D {
  if (stride === 1 || weight.shape[0] === 1) return conv2d(x, weight, stride, "same");
  return conv2d(pad(x, [[0, 0], [1, 0], [1, 0], [0, 0]]), weight, stride, "valid");
}

function addConvolution(
  { parameters, averages }: Layers,
  name: string,
  side: number,
  inputs: number,
  outputs: number,
): void {
  const bound = Math.sqrt(6 / (side * side * inputs));
  parameters[`${name}.weight`] = {
    shape: [side, side, inputs, outputs],
    initial: { uniform: bound },
  };
  parameters[`${name}.scale`] = { shape: [outputs], initial: "zeros" };
  parameters[`${name}.offset`] = { shape: [outputs], initial: "zeros" };
  averages[`${name}.mean`] = { shape: [outputs], initial: "zeros" };
  averages[`${name}.variance`] = { shape: [outputs], initial: "zeros" };
}
