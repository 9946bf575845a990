import { statelessUniform, type Tensor1D, type Tensor2D, unstack } from "../tensor/mod.ts";

/** A number for each image under each name, uniform in [0, 1), `[batch]` each. */
export function drawColumns<Name extends string>(
  seed: Tensor1D,
  batch: number,
  names: readonly Name[],
): Readonly<Record<Name, Tensor1D>> {
  const columns = unstack(statelessUniform<Tensor2D>(seed, [batch, names.length]), 1);
  const named = names.map((name, index) => [name, columns[index] as Tensor1D] as const);
  return Object.fromEntries(named) as Record<Name, Tensor1D>;
}
