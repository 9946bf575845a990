import type { Parameters } from "../encoders/mod.ts";
import type { Scalar } from "../tensor/mod.ts";

/** An optimizer's memory: slot name, then weight name, e.g. `slots.velocity["linear1.weight"]`. */
export type Slots<Slot extends string = string> = Readonly<Record<Slot, Parameters>>;

/** What an optimizer changes: the weights and its own memory of them. */
export interface Optimized<Slot extends string = string> {
  readonly parameters: Parameters;
  readonly slots: Slots<Slot>;
}

/** What an optimizer is given to take one step. */
export interface UpdateInputs<Numbers extends string = string, Slot extends string = string>
  extends Optimized<Slot> {
  /** Derivative of the loss by each weight, under the weight's name and of its shape. */
  readonly gradients: Parameters;
  /** Number of this step, from 1. */
  readonly step: Scalar;
  /** The optimizer's numbers as scalars, so that a sweep or a schedule needs no new compiled step. */
  readonly numbers: Readonly<Record<Numbers, Scalar>>;
}

/** Moves weights against their gradients. Pure: memory comes in and goes out. */
export interface Optimizer<Numbers extends string = string, Slot extends string = string> {
  /** Numbers that may vary in a sweep, e.g. `{ learningRate: 0.001 }`. */
  readonly numbers: Readonly<Record<Numbers, number>>;
  /** The memory kept of each weight: one tensor of the weight's shape a slot, zero before step 1. */
  readonly slots: readonly Slot[];
  update(inputs: UpdateInputs<Numbers, Slot>): Optimized<Slot>;
}
