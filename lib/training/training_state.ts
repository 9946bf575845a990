import type { Encoder, Parameters } from "../encoders/mod.ts";
import type { Memory } from "../losses/mod.ts";
import { emptyMemory, type Objective } from "../objectives/mod.ts";
import { dispose, type Scalar, scalar, type Tensor, tensor, zeros } from "../tensor/mod.ts";
import type { Optimizer, Slots } from "./optimizer.ts";
import type { NamedArray } from "./safetensors.ts";
import { trainedParameters } from "./trained_parameters.ts";

/** All that a training step changes. */
export interface TrainingState {
  readonly parameters: Parameters;
  readonly slots: Slots;
  /** What the objective remembers. */
  readonly memory: Memory;
  /** Steps taken, int32. */
  readonly step: Scalar;
}

/** Weights outside the engine, by name, each row by row. */
export type Weights = Readonly<Record<string, Float32Array>>;

/**
 * A training state outside the engine: `parameters/linear1.weight`, `slots/mean/linear1.weight`,
 * `memory/loss.queue`, `step`.
 */
export type Snapshot = Readonly<Record<string, NamedArray>>;

/** What a state's shapes follow from. */
export interface StateOwner {
  readonly encoder: Pick<Encoder, "parameters">;
  readonly objective: Pick<Objective, "parameters" | "memory">;
  readonly optimizer: Pick<Optimizer, "slots">;
}

/** The state before step 1: the given weights, empty memory. The caller disposes of it. */
export function firstState(owner: StateOwner, weights: Weights): TrainingState {
  const parameters = trainedParameters(owner);
  return {
    parameters: putWeights({ parameters }, weights),
    slots: Object.fromEntries(
      owner.optimizer.slots.map((slot) => [
        slot,
        mapValues(parameters, ({ shape }) => zeros([...shape])),
      ]),
    ),
    memory: emptyMemory(owner.objective),
    step: scalar(0, "int32"),
  };
}

/**
 * Puts an encoder's weights into the engine. The caller disposes of them.
 *
 * @throws {TypeError} If a weight is missing or does not fill its shape.
 */
export function putWeights(
  { parameters }: Pick<Encoder, "parameters">,
  weights: Weights,
): Parameters {
  return mapValues(parameters, ({ shape }, name) => put(name, shape, weights[name]));
}

/** Reads a state's weights. */
export function readWeights({ parameters }: Pick<TrainingState, "parameters">): Weights {
  return Object.fromEntries(
    Object.entries(parameters).map((
      [name, tensor],
    ) => [name, Float32Array.from(tensor.dataSync())]),
  );
}

/** Reads a whole state, to be written as a checkpoint. */
export function readState(state: TrainingState): Snapshot {
  return Object.fromEntries(
    Object.entries(flatten(state)).map(([name, tensor]) => {
      const values = tensor.dataSync();
      return [name, {
        shape: tensor.shape,
        values: tensor.dtype === "int32" ? Int32Array.from(values) : Float32Array.from(values),
      }];
    }),
  );
}

/**
 * Puts a state back into the engine; training goes on from it bit for bit. The caller disposes of it.
 *
 * @throws {TypeError} If the snapshot lacks a tensor that one of the owners needs.
 */
export function restoreState(owner: StateOwner, snapshot: Snapshot): TrainingState {
  const parameters = trainedParameters(owner);
  const under = (prefix: string, specs: Readonly<Record<string, { shape: readonly number[] }>>) =>
    mapValues(specs, ({ shape }, name) => {
      const path = `${prefix}/${name}`;
      return put(path, shape, snapshot[path]?.values);
    });
  return {
    parameters: under("parameters", parameters),
    slots: Object.fromEntries(
      owner.optimizer.slots.map((slot) => [slot, under(`slots/${slot}`, parameters)]),
    ),
    memory: under("memory", owner.objective.memory),
    step: put("step", [], snapshot["step"]?.values) as Scalar,
  };
}

/** Frees every tensor of a state. */
export function disposeState(state: TrainingState): void {
  dispose(flatten(state));
}

function flatten({ parameters, slots, memory, step }: TrainingState): Record<string, Tensor> {
  const groups = { parameters, ...prefixed("slots", slots), memory };
  const named = Object.entries(groups).flatMap(([group, tensors]) =>
    Object.entries(prefixed(group, tensors))
  );
  return { ...Object.fromEntries(named), step };
}

function prefixed<Value>(
  prefix: string,
  values: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}/${name}`, value]),
  );
}

function mapValues<Spec, Value>(
  specs: Readonly<Record<string, Spec>>,
  value: (spec: Spec, name: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, value(spec, name)]),
  );
}

function put(name: string, shape: readonly number[], values?: Float32Array | Int32Array): Tensor {
  const length = shape.reduce((product, side) => product * side, 1);
  if (values?.length !== length) {
    throw new TypeError(
      `Cannot put "${name}" into the engine: needs ${length} values, found ${
        values?.length ?? "none"
      }`,
    );
  }
  return tensor(values, [...shape], values instanceof Int32Array ? "int32" : "float32");
}
