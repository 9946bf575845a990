import type * as tf from "@tensorflow/tfjs";
import { recordFunction } from "./_record_function.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import type { TensorHandle } from "./native/tensor_handle.ts";

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
  const specs = inputs.map(backend.stored);
  const recorded = recordFunction(backend, { name, xla, fn: (input) => fn(specs.map(input)) });
  const { made, read, assigned, finish, release } = recorded;
  const captured = recorded.captures as readonly TensorHandle[];
  return {
    run(tensors) {
      const gone = [...read, ...assigned].find((variable) => variable.isDisposed);
      if (gone !== undefined) {
        throw new Error(`Cannot call ${name}: its variable ${gone.name} has been disposed`);
      }
      const handles = [...tensors.map(backend.handle), ...captured, ...read.map(backend.handle)];
      return finish(made.run(handles).map(backend.adopt));
    },
    dispose: release,
  };
}
