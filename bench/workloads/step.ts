import {
  add,
  gather,
  keep,
  mul,
  type Scalar,
  scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  valueAndGrads,
} from "../../lib/tensor/mod.ts";
import { adam } from "../../lib/training/mod.ts";
import { contrastiveLoss } from "./contrastive_loss.ts";
import type { Network } from "./workload.ts";

type Named = Readonly<Record<string, Tensor>>;

/** All that a step changes. */
export interface State {
  readonly parameters: Named;
  readonly slots: Readonly<Record<"mean" | "meanSquare", Named>>;
  readonly averages: Named;
  readonly step: Scalar;
}

/** What stays the same from step to step. */
export interface Data {
  readonly images: Tensor2D;
  readonly labels: Tensor1D;
  readonly numbers: Readonly<
    Record<"learningRate" | "beta1" | "beta2" | "epsilon" | "weightDecay", Scalar>
  >;
}

/** How far a running average goes towards a batch's own; PyTorch's default. */
const MOMENTUM = 0.1;

const optimizer = adam();

/** One training step: the batch, the network, the loss, its gradients and Adam. */
export function takeStep(
  network: Network,
  state: State,
  { images, labels, numbers }: Data,
  indices: Tensor1D,
): { state: State; loss: Scalar } {
  const batch = { images: gather<Tensor2D>(images, indices), labels: gather(labels, indices) };
  const { loss, gradients, seen } = differentiate(network, state.parameters, batch);
  const step = add<Scalar>(state.step, scalar(1, "int32"));
  const updated = optimizer.update({ ...state, gradients, step, numbers });
  const averages = Object.fromEntries(
    Object.entries(state.averages).map(([name, average]) => [
      name,
      add(mul(average, 1 - MOMENTUM), mul(seen[name]!, MOMENTUM)),
    ]),
  );
  return { state: { ...updated, averages, step }, loss };
}

function differentiate(
  network: Network,
  parameters: Named,
  batch: { readonly images: Tensor2D; readonly labels: Tensor },
) {
  const names = Object.keys(parameters);
  const seen: Record<string, Tensor> = {};
  const named = (tensors: readonly Tensor[]) =>
    Object.fromEntries(names.map((name, index) => [name, tensors[index]!]));
  const { value, grads } = valueAndGrads((...tensors: Tensor[]) => {
    const embeddings = network.encode(
      named(tensors),
      batch.images,
      // The engine frees what the function does not return.
      (name, ofBatch) => seen[name] = keep(ofBatch.clone()),
    );
    return contrastiveLoss(embeddings, batch.labels);
  })(Object.values(parameters));
  return { loss: value as Scalar, gradients: named(grads), seen };
}
