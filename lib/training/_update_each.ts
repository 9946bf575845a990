import type { Tensor } from "../tensor/mod.ts";
import type { Optimized, UpdateInputs } from "./optimizer.ts";

/** One weight, or its next value, with its memory. */
export interface Updated<Slot extends string> {
  readonly weight: Tensor;
  readonly slots: Readonly<Record<Slot, Tensor>>;
}

/** Applies one rule to each weight in turn and gathers the results by name. */
export function updateEach<Slot extends string>(
  names: readonly Slot[],
  { parameters, gradients, slots }: Pick<UpdateInputs<string, Slot>, "gradients"> & Optimized<Slot>,
  rule: (current: Updated<Slot>, gradient: Tensor) => Updated<Slot>,
): Optimized<Slot> {
  const updates = Object.entries(parameters).map(([name, weight]) => {
    const current = { weight, slots: record(names, (slot) => at(slots[slot], name)) };
    return { name, next: rule(current, at(gradients, name)) };
  });
  return {
    parameters: Object.fromEntries(updates.map(({ name, next }) => [name, next.weight])),
    slots: record(
      names,
      (slot) => Object.fromEntries(updates.map(({ name, next }) => [name, next.slots[slot]])),
    ),
  };
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}

function at(tensors: Readonly<Record<string, Tensor>>, name: string): Tensor {
  const tensor = tensors[name];
  if (tensor === undefined) {
    throw new TypeError(
      `Cannot update weight "${name}": expected a tensor of that name, found ${
        Object.keys(tensors).join(", ") || "none"
      }`,
    );
  }
  return tensor;
}
