import { int64s } from "./attribute.ts";
import { heldType } from "./data_type.ts";
import type { Runtime } from "./runtime.ts";
import { existing } from "./status.ts";

/** A tensor that TensorFlow holds. It is freed when nobody counts on it any more. */
export interface TensorHandle {
  readonly pointer: Deno.PointerObject;
  readonly dtype: number;
  readonly shape: readonly number[];
  references: number;
}

export type Values = Float32Array | Int32Array | Uint8Array;

/** Takes over a pointer that TensorFlow made. */
export function adoptHandle(
  runtime: Runtime,
  pointer: Deno.PointerObject,
  dtype: number,
  shape: readonly number[],
): TensorHandle {
  runtime.handles++;
  return { pointer, dtype, shape, references: 1 };
}

/** Copies values into a new tensor. */
export function uploadTensor(
  runtime: Runtime,
  values: ArrayLike<number>,
  dtype: number,
  shape: readonly number[],
): TensorHandle {
  const { library, status } = runtime;
  const tensor = newTensor(runtime, values, dtype, shape);
  const pointer = library.TFE_NewTensorHandle(tensor, status.pointer);
  library.TF_DeleteTensor(tensor);
  status.check("upload a tensor");
  return adoptHandle(runtime, existing(pointer, "a tensor"), dtype, shape);
}

/** A `TF_Tensor` with a copy of the values; the caller deletes it. */
export function newTensor(
  { library }: Runtime,
  values: ArrayLike<number>,
  dtype: number,
  shape: readonly number[],
): Deno.PointerObject {
  const bytes = bytesOf(values, dtype);
  const tensor = existing(
    library.TF_AllocateTensor(dtype, int64s(shape), shape.length, BigInt(bytes.length)),
    `a tensor of ${bytes.length} bytes`,
  );
  const data = library.TF_TensorData(tensor);
  if (data !== null && bytes.length > 0) {
    new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(data, bytes.length)).set(bytes);
  }
  return tensor;
}

/** The values' bytes as TensorFlow lays them out. */
export function bytesOf(values: ArrayLike<number>, dtype: number): Uint8Array {
  const typed = typedArray(values, heldType(dtype));
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength);
}

function typedArray(values: ArrayLike<number>, type: "float32" | "int32" | "bool"): Values {
  switch (type) {
    case "float32":
      return values instanceof Float32Array ? values : Float32Array.from(values);
    case "int32":
      return values instanceof Int32Array ? values : Int32Array.from(values);
    case "bool":
      return values instanceof Uint8Array ? values : Uint8Array.from(values);
  }
}

/** A copy of the tensor's values; waits until they are computed. */
export function readTensor({ library, status }: Runtime, handle: TensorHandle): Values {
  const tensor = library.TFE_TensorHandleResolve(handle.pointer, status.pointer);
  status.check("read a tensor");
  const found = existing(tensor, "a copy of a tensor");
  const size = Number(library.TF_TensorByteSize(found));
  const data = library.TF_TensorData(found);
  const bytes = data === null || size === 0
    ? new ArrayBuffer(0)
    : Deno.UnsafePointerView.getArrayBuffer(data, size).slice(0);
  library.TF_DeleteTensor(found);
  switch (heldType(handle.dtype)) {
    case "float32":
      return new Float32Array(bytes);
    case "int32":
      return new Int32Array(bytes);
    case "bool":
      return new Uint8Array(bytes);
  }
}

export function retainHandle(handle: TensorHandle): void {
  handle.references++;
}

export function releaseHandle(runtime: Runtime, handle: TensorHandle): void {
  if (handle.references <= 0) throw new Error("Cannot free a tensor: it is freed already");
  if (--handle.references > 0) return;
  runtime.library.TFE_DeleteTensorHandle(handle.pointer);
  runtime.handles--;
}
