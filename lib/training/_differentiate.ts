import type { Parameters } from "../encoders/mod.ts";
import { keep, type Scalar, type Tensor, valueAndGrads } from "../tensor/mod.ts";

/** A loss, and groups of whatever else of its computation is worth keeping. */
export type Evaluated<Group extends string> =
  & { readonly loss: Scalar }
  & Readonly<Record<Group, Readonly<Record<string, Tensor>>>>;

/** The loss, its derivative by every parameter, and what was seen on the way, in one pass. */
export function differentiate(
  parameters: Parameters,
  evaluate: (parameters: Parameters) => Evaluated<"metrics" | "memory">,
): Evaluated<"metrics" | "memory" | "gradients"> {
  const names = Object.keys(parameters);
  const kept = { metrics: new Map<string, Tensor>(), memory: new Map<string, Tensor>() };
  const { value, grads } = valueAndGrads((...tensors: Tensor[]) => {
    const { loss, ...seen } = evaluate(named(names, tensors));
    // The engine frees what the function does not return, and it may return the loss alone.
    for (const group of ["metrics", "memory"] as const) {
      for (const [name, tensor] of Object.entries(seen[group])) {
        kept[group].set(name, keep(tensor.clone()));
      }
    }
    return loss;
  })(Object.values(parameters));
  return {
    loss: value as Scalar,
    metrics: handOver(kept.metrics),
    memory: handOver(kept.memory),
    gradients: named(names, grads),
  };
}

/** Copies that the caller's scope frees, in place of kept tensors that nobody would. */
function handOver(kept: ReadonlyMap<string, Tensor>): Record<string, Tensor> {
  return Object.fromEntries(
    [...kept].map(([name, tensor]) => {
      const copy = tensor.clone();
      tensor.dispose();
      return [name, copy];
    }),
  );
}

function named(names: readonly string[], tensors: readonly Tensor[]): Parameters {
  return Object.fromEntries(names.map((name, index) => [name, tensors[index]!]));
}
