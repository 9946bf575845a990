import * as tf from "@tensorflow/tfjs";
import { acquireFunction, releaseFunction } from "./_function_cache.ts";
import { guardEngine } from "./_guard_engine.ts";
import { flatten } from "./_tensor_tree.ts";
import { symbolOf, type Trace } from "./backend/operands.ts";
import { refuseMathRandom } from "./backend/refuse_while_tracing.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import { standInForVariables } from "./backend/variable_stand_ins.ts";
import { makeGraphFunction } from "./native/graph_function.ts";
import { type GraphTensor, openGraphRecorder } from "./native/graph_recorder.ts";
import { releaseHandle } from "./native/tensor_handle.ts";

export interface TraceOptions {
  readonly name: string;
  readonly xla: boolean;
}

/** A function traced for inputs of one form, one set of shapes and one set of types. */
export interface TracedFunction {
  run(inputs: readonly tf.Tensor[]): unknown;
  dispose(): void;
}

/** Runs `fn` once on tensors without values, recording its ops, and makes them one TensorFlow function. */
export function traceFunction(
  backend: TensorFlowBackend,
  fn: (tensors: readonly tf.Tensor[]) => unknown,
  inputs: readonly tf.Tensor[],
  { name, xla }: TraceOptions,
): TracedFunction {
  const { runtime } = backend;
  const recorder = openGraphRecorder(runtime, name);
  const captures: Trace["captures"] = new Map();
  const releaseCaptures = () => {
    for (const handle of captures.keys()) releaseHandle(runtime, handle);
  };
  try {
    const placeholders = inputs.map((input) => {
      const { dtype, shape } = backend.stored(input);
      return recorder.input(dtype, shape);
    });
    const recorded = record(backend, { recorder, xla, captures }, fn, placeholders);
    const { results, rebuild, read, assigned } = recorded;
    const parameters = [...placeholders, ...captures.values(), ...read.values()];
    const outputs = [...results, ...assigned.values()];
    const places = [parameters, outputs].map((list) => list.map((symbol) => symbol.place).join());
    const key = recorder.digest(`${places.join(" gives ")} ${xla}`);
    const compiled = acquireFunction(
      key,
      (unique) =>
        makeGraphFunction(runtime, { name: unique, recorder, inputs: parameters, outputs, xla }),
    );
    const captured = [...captures.keys()];
    return {
      run(tensors) {
        const variables = [...read.keys(), ...assigned.keys()];
        const gone = variables.find((variable) => variable.isDisposed);
        if (gone !== undefined) {
          throw new Error(`Cannot call ${name}: its variable ${gone.name} has been disposed`);
        }
        const handles = [...tensors, ...read.keys()].map(backend.handle);
        handles.splice(tensors.length, 0, ...captured);
        const made = compiled.run(handles).map(backend.adopt);
        [...assigned.keys()].forEach((variable, index) => {
          const value = made[results.length + index]!;
          variable.assign(value);
          value.dispose();
        });
        return rebuild(made.slice(0, results.length));
      },
      dispose() {
        releaseFunction(key);
        releaseCaptures();
      },
    };
  } catch (error) {
    releaseCaptures();
    throw error;
  } finally {
    recorder.close();
  }
}

interface Recorded {
  readonly results: readonly GraphTensor[];
  rebuild(tensors: readonly tf.Tensor[]): unknown;
  /** Variables that are inputs. */
  readonly read: ReadonlyMap<tf.Variable, GraphTensor>;
  /** Variables that are outputs. */
  readonly assigned: ReadonlyMap<tf.Variable, GraphTensor>;
}

function record(
  backend: TensorFlowBackend,
  parts: Omit<Trace, "variables">,
  fn: (tensors: readonly tf.Tensor[]) => unknown,
  placeholders: readonly GraphTensor[],
): Recorded {
  const { recorder } = parts;
  const variables = standInForVariables(backend, recorder);
  const trace: Trace = { ...parts, variables };
  const symbol = (tensor: tf.Tensor) => symbolOf(backend.runtime, trace, backend.stored(tensor));
  const drawAgain = refuseMathRandom(recorder.name);
  backend.trace = trace;
  try {
    return guardEngine(() => {
      const returned = fn(placeholders.map(backend.adoptSymbol));
      const result = flatten(returned, `compile ${recorder.name}`);
      return {
        results: result.tensors.map(symbol),
        rebuild: result.rebuild,
        read: variables.read,
        assigned: new Map(variables.assigned().map((each) => [each, symbol(each)])),
      };
    });
  } finally {
    backend.trace = undefined;
    drawAgain();
    variables.remove();
  }
}
