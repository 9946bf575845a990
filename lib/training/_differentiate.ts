import type { Parameters } from "../encoders/mod.ts";
import { keep, type Scalar, type Tensor, valueAndGrads } from "../tensor/mod.ts";

/** A loss, and whatever else of its computation is worth keeping. */
export interface Evaluated<Name extends string> {
  readonly loss: Scalar;
  readonly seen: Seen<Name>;
}

type Seen<Name extends string> = Readonly<Record<Name, Scalar>>;

/** The loss, its derivative by every parameter, and what was seen on the way, in one pass. */
export function differentiate<Name extends string>(
  parameters: Parameters,
  evaluate: (parameters: Parameters) => Evaluated<Name>,
): Evaluated<Name> & { readonly gradients: Parameters } {
  const names = Object.keys(parameters);
  const kept: [string, Scalar][] = [];
  const { value, grads } = valueAndGrads((...tensors: Tensor[]) => {
    const { loss, seen } = evaluate(named(names, tensors));
    // The engine frees what the function does not return, and it may return the loss alone.
    for (const [name, scalar] of Object.entries<Scalar>(seen)) kept.push([name, keep(scalar)]);
    return loss;
  })(Object.values(parameters));
  return {
    loss: value as Scalar,
    seen: Object.fromEntries(kept.map(([name, scalar]) => [name, handOver(scalar)])) as Seen<Name>,
    gradients: named(names, grads),
  };
}

/** A copy that the caller's scope frees, in place of a kept tensor that nobody would. */
function handOver(scalar: Scalar): Scalar {
  const copy = scalar.clone();
  scalar.dispose();
  return copy;
}

function named(names: readonly string[], tensors: readonly Tensor[]): Parameters {
  return Object.fromEntries(names.map((name, index) => [name, tensors[index]!]));
}
