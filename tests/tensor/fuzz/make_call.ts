import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../../lib/tensor/backend/tensorflow_backend.ts";
import { compile, freeCompiledFunctions } from "../../../lib/tensor/mod.ts";
import type { Call, Input } from "./call.ts";
import type { Draw } from "./draw.ts";

/** Makes a call at once, and reads and frees what it gives. */
export function runCall(backend: TensorFlowBackend, { op, attributes, inputs }: Call): void {
  const tensors = inputs.map(tensorOf);
  try {
    drain(backend.executeMultipleOutputs(op, attributes, tensors, 0));
  } finally {
    tfjs.dispose(tensors);
  }
}

/** Records a call and runs it; each input is a parameter, comes from outside, or is written inside. */
export function runCompiledCall(backend: TensorFlowBackend, call: Call, draw: Draw): void {
  const { op, attributes, inputs } = call;
  const outside = inputs.map((input) => ({ tensor: tensorOf(input), role: draw.below(3) }));
  const compiled = compile((parameters: tfjs.Tensor[]) => {
    const rest = parameters.values();
    const operands = outside.map(({ tensor, role }, index) => {
      if (role === 0) return rest.next().value!;
      return role === 1 ? tensor : tensorOf(inputs[index]!);
    });
    return backend.executeMultipleOutputs(op, attributes, operands, 0);
  }, { name: "a call" });
  try {
    drain(compiled(outside.filter(({ role }) => role === 0).map(({ tensor }) => tensor)));
  } finally {
    compiled.dispose();
    freeCompiledFunctions();
    tfjs.dispose(outside.map(({ tensor }) => tensor));
  }
}

function tensorOf({ type, shape, values, disposed = false }: Input): tfjs.Tensor {
  const length = shape.reduce((a, b) => a * b, 1);
  const numbers = Array.from({ length }, (_, i) => values?.[i] ?? 1);
  const tensor = make(numbers, [...shape], type);
  if (disposed) tensor.dispose();
  return tensor;
}

function make(numbers: number[], shape: number[], type: tfjs.DataType): tfjs.Tensor {
  switch (type) {
    case "complex64":
      return tfjs.tidy(() => tfjs.complex(tfjs.tensor(numbers, shape), tfjs.zeros(shape)));
    case "string":
      return tfjs.tensor(numbers.map(String), shape, type);
    default:
      return tfjs.tensor(numbers, shape, type);
  }
}

function drain(results: readonly tfjs.Tensor[]): void {
  try {
    for (const result of results) result.dataSync();
  } finally {
    for (const result of results) result.dispose();
  }
}
