import { int64s } from "./attribute.ts";
import { dataTypes } from "./data_type.ts";
import type { Runtime } from "./runtime.ts";
import { existing } from "./status.ts";
import { unpackStrings } from "./string_tensor.ts";
import { bytesOf, type Numbers, numbersIn, type TensorValues } from "./tensor_values.ts";

/** A tensor that TensorFlow holds. It is freed when nobody counts on it any more. */
export interface TensorHandle {
  readonly pointer: Deno.PointerObject;
  readonly dtype: number;
  readonly shape: readonly number[];
  references: number;
}

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
  values: TensorValues,
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
  values: TensorValues,
  dtype: number,
  shape: readonly number[],
): Deno.PointerObject {
  const bytes = bytesOf(values, dtype, shape);
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

/** A copy of the tensor's values; waits until they are computed. */
export function readTensor(runtime: Runtime, handle: TensorHandle): Numbers | Uint8Array[] {
  if (handle.dtype !== dataTypes.TF_STRING) return readNumbers(runtime, handle);
  const size = handle.shape.reduce((product, length) => product * length, 1);
  return resolved(runtime, handle, (data) => data === null ? [] : unpackStrings(data, size));
}

/** A copy of the values of a tensor that is known to hold numbers. */
export function readNumbers(runtime: Runtime, handle: TensorHandle): Numbers {
  const bytes = resolved(
    runtime,
    handle,
    (data, size) =>
      data === null || size === 0
        ? new ArrayBuffer(0)
        : Deno.UnsafePointerView.getArrayBuffer(data, size).slice(0),
  );
  return numbersIn(bytes, handle.dtype);
}

function resolved<Result>(
  { library, status }: Runtime,
  handle: TensorHandle,
  read: (data: Deno.PointerValue, size: number) => Result,
): Result {
  const tensor = library.TFE_TensorHandleResolve(handle.pointer, status.pointer);
  status.check("read a tensor");
  const found = existing(tensor, "a copy of a tensor");
  try {
    return read(library.TF_TensorData(found), Number(library.TF_TensorByteSize(found)));
  } finally {
    library.TF_DeleteTensor(found);
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
