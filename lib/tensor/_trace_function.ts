import * as tf from "@tensorflow/tfjs";
import { acquireFunction, releaseFunction } from "./_function_cache.ts";
import { dropTape } from "./_drop_tape.ts";
import { flatten } from "./_tensor_tree.ts";
import { symbolOf, type Trace } from "./backend/operands.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
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
  const trace: Trace = { recorder, xla, captures: new Map() };
  const releaseCaptures = () => {
    for (const handle of trace.captures.keys()) releaseHandle(runtime, handle);
  };
  try {
    const placeholders = inputs.map((input) => {
      const { dtype, shape } = backend.stored(input);
      return recorder.input(dtype, shape);
    });
    const { symbols, rebuild } = record(backend, trace, fn, placeholders);
    const parameters = [...placeholders, ...trace.captures.values()];
    const places = [parameters, symbols].map((list) => list.map((symbol) => symbol.place).join());
    const key = recorder.digest(`${places.join(" gives ")} ${xla}`);
    const compiled = acquireFunction(
      key,
      (unique) =>
        makeGraphFunction(runtime, {
          name: unique,
          recorder,
          inputs: parameters,
          outputs: symbols,
          xla,
        }),
    );
    const captured = [...trace.captures.keys()];
    return {
      run(tensors) {
        const handles = tensors.map(backend.handle);
        return rebuild(compiled.run([...handles, ...captured]).map(backend.adopt));
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
  readonly symbols: readonly GraphTensor[];
  rebuild(tensors: readonly tf.Tensor[]): unknown;
}

function record(
  backend: TensorFlowBackend,
  trace: Trace,
  fn: (tensors: readonly tf.Tensor[]) => unknown,
  placeholders: readonly GraphTensor[],
): Recorded {
  const { recorder } = trace;
  const { name } = recorder;
  let recorded: Recorded | undefined;
  backend.trace = trace;
  try {
    tf.tidy(() => {
      const result = flatten(fn(placeholders.map(backend.adoptSymbol)), `compile ${name}`);
      const symbols = result.tensors.map((tensor) =>
        symbolOf(backend.runtime, trace, backend.stored(tensor))
      );
      recorded = { symbols, rebuild: result.rebuild };
    });
  } catch (error) {
    dropTape();
    throw error;
  } finally {
    backend.trace = undefined;
  }
  if (recorded === undefined) throw new Error(`Cannot compile ${name}: nothing was recorded`);
  return recorded;
}
