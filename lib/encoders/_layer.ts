import { add, conv2d, matMul, type Tensor, type Tensor2D, type Tensor4D } from "../tensor/mod.ts";
import type { Initial, Parameters, ParameterSpec } from "./encoder.ts";

type Specs = Readonly<Record<string, ParameterSpec>>;

/** Weight `[…, outputs]` under the given distribution and bias `[outputs]`, zero at first. */
export function layerSpecs(name: string, shape: readonly number[], initial: Initial): Specs {
  return {
    [`${name}.weight`]: { shape, initial },
    [`${name}.bias`]: { shape: shape.slice(-1), initial: "zeros" },
  };
}

/** x · weight + bias; `x` is `[batch, inputs]`. */
export function linear(parameters: Parameters, name: string, x: Tensor2D): Tensor2D {
  const weight = parameter<Tensor2D>(parameters, `${name}.weight`);
  return add(matMul(x, weight), parameter(parameters, `${name}.bias`));
}

/** Convolution with stride 1 and no padding, plus bias; `x` is `[batch, height, width, channels]`. */
export function convolution(parameters: Parameters, name: string, x: Tensor4D): Tensor4D {
  const weight = parameter<Tensor4D>(parameters, `${name}.weight`);
  return add(conv2d(x, weight, 1, "valid"), parameter(parameters, `${name}.bias`));
}

function parameter<T extends Tensor>(parameters: Parameters, name: string): T {
  const tensor = parameters[name];
  if (tensor === undefined) {
    throw new TypeError(
      `Cannot encode: expected a weight named "${name}", found ${
        Object.keys(parameters).join(", ") || "none"
      }`,
    );
  }
  return tensor as T;
}
