import * as tf from "@tensorflow/tfjs";
import { recordFunction } from "./_record_function.ts";
import type { TensorFlowBackend } from "./backend/tensorflow_backend.ts";
import { readTensor, releaseHandle, type TensorHandle } from "./native/tensor_handle.ts";

export interface TraceOptions {
  readonly name: string;
  readonly xla: boolean;
}

/** A function traced for inputs of one form, one set of shapes and one set of types. */
export interface TracedFunction {
  /** Of what was recorded: equal in both modes, unless XLA needs other ops. */
  readonly digest: string;
  /** Ops, inputs and constants recorded. */
  readonly operations: number;
  run(inputs: readonly tf.Tensor[]): unknown;
  /** Runs it to the end for the time it takes; assigns nothing and gives nothing. */
  attempt(inputs: readonly tf.Tensor[]): void;
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
  const { made, digest, operations, read, assigned, finish, release } = recorded;
  const captured = recorded.captures as readonly TensorHandle[];

  function execute(tensors: readonly tf.Tensor[]): TensorHandle[] {
    const gone = [...read, ...assigned].find((variable) => variable.isDisposed);
    if (gone !== undefined) {
      throw new Error(`Cannot call ${name}: its variable ${gone.name} has been disposed`);
    }
    return made.run([...tensors.map(backend.handle), ...captured, ...read.map(backend.handle)]);
  }

  return {
    digest,
    operations,
    run: (tensors) => finish(execute(tensors).map(backend.adopt)),
    attempt(tensors) {
      const outputs = execute(tensors);
      const [smallest] = outputs.toSorted((a, b) => sizeOf(a) - sizeOf(b));
      if (smallest !== undefined) readTensor(backend.runtime, smallest);
      for (const handle of outputs) releaseHandle(backend.runtime, handle);
    },
    dispose: release,
  };
}

function sizeOf({ shape }: TensorHandle): number {
  return tf.util.sizeFromShape([...shape]);
}
