import { type Attribute, attributeKinds } from "../native/attribute.ts";
import { dataTypes, heldType } from "../native/data_type.ts";
import type { GraphTensor } from "../native/graph_recorder.ts";
import type { OpDefinition } from "../native/op_definition.ts";
import type { OpDefinitions } from "../native/op_definitions.ts";
import type { Runtime } from "../native/runtime.ts";
import {
  readNumbers,
  releaseHandle,
  type TensorHandle,
  uploadTensor,
} from "../native/tensor_handle.ts";

const { TF_INT32, TF_UINT8, TF_INT64 } = dataTypes;

/** tfjs has neither int64 nor uint8: its tensors hold int32, which is turned into them and back. */
function isForeign(type: number | undefined): type is number {
  return type === TF_INT64 || type === TF_UINT8;
}

/**
 * The types that an op takes its inputs in, where it demands int64 or uint8 for what tfjs gives as
 * int32; undefined when there is nothing to turn.
 */
export function demandedTypes(
  op: OpDefinition,
  attributes: readonly Attribute[],
  types: readonly number[],
): readonly number[] | undefined {
  let demanded: number[] | undefined;
  for (let i = 0; i < op.inputs.length; i++) {
    const { type, typeAttribute, countAttribute, typesAttribute } = op.inputs[i]!;
    if (countAttribute !== undefined || typesAttribute !== undefined) break;
    const wanted = type ?? givenType(attributes, typeAttribute);
    if (!isForeign(wanted) || types[i] !== TF_INT32) continue;
    demanded ??= [...types];
    demanded[i] = wanted;
  }
  return demanded;
}

function givenType(
  attributes: readonly Attribute[],
  name: string | undefined,
): number | undefined {
  for (const attribute of attributes) {
    if (attribute.name === name && typeof attribute.value === "number") return attribute.value;
  }
  return undefined;
}

/** Calls `run` with the tensors in the types demanded; those made for it are freed behind it. */
export function withConverted<Result>(
  runtime: Runtime,
  handles: readonly TensorHandle[],
  types: readonly number[],
  run: (converted: readonly TensorHandle[]) => Result,
): Result {
  const made: TensorHandle[] = [];
  try {
    return run(handles.map((handle, index) => {
      const type = types[index]!;
      if (handle.dtype === type) return handle;
      const converted = convertedHandle(runtime, handle, type);
      made.push(converted);
      return converted;
    }));
  } finally {
    for (const handle of made) releaseHandle(runtime, handle);
  }
}

/** An op's results in types that tfjs has. What it cannot hold is an error, and all are freed. */
export function heldHandles(runtime: Runtime, results: readonly TensorHandle[]): TensorHandle[] {
  const held = [...results];
  try {
    results.forEach((handle, index) => {
      if (isForeign(handle.dtype)) {
        held[index] = convertedHandle(runtime, handle, TF_INT32);
        releaseHandle(runtime, handle);
      } else heldType(handle.dtype);
    });
  } catch (error) {
    for (const handle of held) releaseHandle(runtime, handle);
    throw error;
  }
  return held;
}

/** A new tensor of the same numbers in another type; throws when one does not fit. */
function convertedHandle(runtime: Runtime, handle: TensorHandle, dtype: number): TensorHandle {
  return uploadTensor(runtime, readNumbers(runtime, handle), dtype, handle.shape);
}

/** Records the turn into another type, if need be; in a graph, int64 beyond int32 loses its upper half. */
export function convertedSymbol(
  definitions: OpDefinitions,
  symbol: GraphTensor,
  dtype: number,
): GraphTensor {
  if (symbol.dtype === dtype) return symbol;
  const call = { outputs: 1, lists: [undefined], inferred: [] };
  const type = { name: "DstT", type: attributeKinds.TF_ATTR_TYPE, value: dtype };
  return symbol.recorder.record(definitions("Cast"), call, [type], [symbol])[0]!;
}

/** int32 where the graph gives int64 or uint8. */
export function heldSymbol(definitions: OpDefinitions, symbol: GraphTensor): GraphTensor {
  return isForeign(symbol.dtype) ? convertedSymbol(definitions, symbol, TF_INT32) : symbol;
}
