import { scalar, tensor, type Tensor1D, type Tensor2D, zeros } from "../../lib/tensor/mod.ts";
import { adam, readSafetensors } from "../../lib/training/mod.ts";
import type { Data, State } from "./step.ts";
import type { Network } from "./workload.ts";

export interface Start {
  readonly state: State;
  readonly data: Data;
  /** Indices of each batch. */
  readonly batches: readonly Tensor1D[];
}

/** Puts a workload's file into the engine. */
export function start(network: Network, file: Uint8Array): Start {
  const { tensors } = readSafetensors(file);
  const put = (name: string) => {
    const { shape, values } = tensors[name]!;
    return tensor(values, [...shape], values instanceof Int32Array ? "int32" : "float32");
  };
  const each = <T>(specs: object, make: (name: string) => T) =>
    Object.fromEntries(Object.keys(specs).map((name) => [name, make(name)]));
  const empty = () =>
    each(network.parameters, (name) => zeros([...network.parameters[name]!.shape]));
  const averages = network.averages ?? {};
  const indices = put("indices");
  const { numbers } = adam();
  return {
    state: {
      parameters: each(network.parameters, (name) => put(`parameters/${name}`)),
      slots: { mean: empty(), meanSquare: empty() },
      averages: each(averages, (name) => zeros([...averages[name]!.shape])),
      step: scalar(0, "int32"),
    },
    data: {
      images: put("images") as Tensor2D,
      labels: put("labels") as Tensor1D,
      numbers: {
        learningRate: scalar(numbers.learningRate),
        beta1: scalar(numbers.beta1),
        beta2: scalar(numbers.beta2),
        epsilon: scalar(numbers.epsilon),
        weightDecay: scalar(numbers.weightDecay),
      },
    },
    batches: indices.unstack() as Tensor1D[],
  };
}
