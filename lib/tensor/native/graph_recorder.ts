import { createHash } from "node:crypto";
import { type Attribute, int64s, setGraphAttribute } from "./attribute.ts";
import { cString } from "./c_string.ts";
import type { CheckedCall } from "./check_call.ts";
import type { OpDefinition } from "./op_definition.ts";
import type { Runtime } from "./runtime.ts";
import { existing } from "./status.ts";
import { newTensor } from "./tensor_handle.ts";
import { bytesOf, type TensorValues } from "./tensor_values.ts";

/** A tensor of a graph that is being recorded: it has a type and a shape, but no values. */
export interface GraphTensor {
  /** The recorder that made it; it means nothing to another. */
  readonly recorder: GraphRecorder;
  /** A `TF_Output`. */
  readonly output: Uint8Array<ArrayBuffer>;
  /** Its place in the record, for the record's content. */
  readonly place: string;
  readonly dtype: number;
  /** Undefined where a size depends on values. */
  readonly shape: readonly number[] | undefined;
}

/** Records ops into a TensorFlow graph instead of running them. */
export interface GraphRecorder {
  /** What is being compiled, for messages. */
  readonly name: string;
  readonly graph: Deno.PointerObject;
  input(dtype: number, shape: readonly number[]): GraphTensor;
  constant(values: TensorValues, dtype: number, shape: readonly number[]): GraphTensor;
  /** `shapes` of the outputs for an op whose shapes TensorFlow does not infer, such as a call. */
  record(
    op: OpDefinition,
    call: CheckedCall,
    attributes: readonly Attribute[],
    inputs: readonly GraphTensor[],
    shapes?: readonly (readonly number[])[],
  ): GraphTensor[];
  /** A digest of everything recorded: equal digests mean equal graphs. */
  digest(extra: string): string;
  /** How many operations were recorded. */
  readonly operations: number;
  close(): void;
}

export function openGraphRecorder(runtime: Runtime, name: string): GraphRecorder {
  const { library, status } = runtime;
  const graph = existing(library.TF_NewGraph(), "a graph");
  const content = createHash("sha256");
  let operations = 0;
  let closed = false;

  function begin(type: string): Deno.PointerObject {
    if (closed) throw new Error(`Cannot record ${type}: the graph of ${recorder.name} is closed`);
    const name = `n${operations++}`;
    return existing(library.TF_NewOperation(graph, cString(type), cString(name)), type);
  }

  function finish(operation: Deno.PointerObject, type: string): Deno.PointerObject {
    const finished = library.TF_FinishOperation(operation, status.pointer);
    status.check(`run ${type}`);
    return existing(finished, type);
  }

  function outputOf(
    operation: Deno.PointerObject,
    index: number,
    expected?: readonly number[],
  ): GraphTensor {
    const output = graphOutput(operation, index);
    if (expected !== undefined) {
      const sizes = int64s(expected);
      library.TF_GraphSetTensorShape(graph, output, sizes, expected.length, status.pointer);
      status.check("set a shape");
    }
    const rank = library.TF_GraphGetTensorNumDims(graph, output, status.pointer);
    status.check("read a shape");
    const sizes = new BigInt64Array(Math.max(0, rank));
    if (rank > 0) {
      library.TF_GraphGetTensorShape(graph, output, sizes, rank, status.pointer);
      status.check("read a shape");
    }
    const known = rank >= 0 && sizes.every((size) => size >= 0n);
    return {
      recorder,
      output,
      place: `${operations - 1}:${index}`,
      dtype: library.TF_OperationOutputType(output),
      shape: known ? Array.from(sizes, Number) : undefined,
    };
  }

  const recorder: GraphRecorder = {
    name,
    graph,
    input(dtype, shape) {
      content.update(`input ${dtype} ${shape.join()};`);
      const operation = begin("Placeholder");
      library.TF_SetAttrType(operation, cString("dtype"), dtype);
      library.TF_SetAttrShape(operation, cString("shape"), int64s(shape), shape.length);
      return outputOf(finish(operation, "Placeholder"), 0);
    },
    constant(values, dtype, shape) {
      content.update(`constant ${dtype} ${shape.join()} `).update(bytesOf(values, dtype, shape));
      const tensor = newTensor(runtime, values, dtype, shape);
      const operation = begin("Const");
      library.TF_SetAttrTensor(operation, cString("value"), tensor, status.pointer);
      library.TF_DeleteTensor(tensor);
      status.check("record a constant");
      library.TF_SetAttrType(operation, cString("dtype"), dtype);
      return outputOf(finish(operation, "Const"), 0);
    },
    record(op, call, attributes, inputs, shapes) {
      const places = inputs.map((input) => input.place).join();
      content.update(`${op.name} ${places} ${attributes.map(describe).join()};`);
      const operation = begin(op.name);
      let position = 0;
      for (const length of call.lists) {
        if (length === undefined) {
          library.TF_AddInput(operation, inputs[position]!.output);
        } else {
          const list = joined(inputs.slice(position, position + length));
          library.TF_AddInputList(operation, list, length);
        }
        position += length ?? 1;
      }
      for (const attribute of attributes) setGraphAttribute(library, operation, attribute);
      const finished = finish(operation, op.name);
      return Array.from(
        { length: call.outputs },
        (_, index) => outputOf(finished, index, shapes?.[index]),
      );
    },
    digest: (extra) => content.copy().update(extra).digest("hex"),
    get operations() {
      return operations;
    },
    close() {
      if (!closed) library.TF_DeleteGraph(graph);
      closed = true;
    },
  };
  return recorder;
}

/** The C structures one after another. */
export function joined(tensors: readonly GraphTensor[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(16 * tensors.length);
  tensors.forEach((tensor, index) => result.set(tensor.output, 16 * index));
  return result;
}

function graphOutput(operation: Deno.PointerObject, index: number): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(16);
  const view = new DataView(result.buffer);
  view.setBigUint64(0, Deno.UnsafePointer.value(operation), true);
  view.setInt32(8, index, true);
  return result;
}

/**
 * An attribute's whole content; JSON has no word for -0, infinities and NaN. A function's name is no
 * part of it: functions of one content share a name only while one of them is there.
 */
function describe({ name, type, value }: Attribute): string {
  if (typeof value === "object" && "digest" in value) return `${name}=${type}:${value.digest}`;
  if (typeof value !== "number") return `${name}=${type}:${JSON.stringify(value)}`;
  return `${name}=${type}:${Object.is(value, -0) ? "-0" : value}`;
}
