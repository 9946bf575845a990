import { dataTypes } from "./data_type.ts";
import type { Runtime } from "./runtime.ts";
import { releaseHandle, retainHandle, type TensorHandle, uploadTensor } from "./tensor_handle.ts";

/** Axes, sizes and starts are lists of a few whole numbers. */
const longest = 8;

/** Lists that are kept; the oldest goes first. */
const mostLists = 256;

/** Whether a tensor of int32 is a number or a short list. */
export function isShortList(values: ArrayLike<unknown>, shape: readonly number[]): boolean {
  return values.length <= longest && shape.length <= 1 && values.length === (shape[0] ?? 1);
}

/**
 * Uploads a number or short list of int32, or gives the handle of an equal one: the same ones come again,
 * and an upload takes as long as a small op. TensorFlow does not write to tensors, so that they may be
 * shared. A list that is kept does not count as a handle of the runtime.
 */
export function uploadShortList(
  runtime: Runtime,
  values: Int32Array,
  shape: readonly number[],
): TensorHandle {
  const { shortLists } = runtime;
  const key = shape.length === 0 ? `number ${values[0]}` : values.join();
  const found = shortLists.get(key);
  if (found !== undefined) {
    retainHandle(found);
    return found;
  }
  const made = uploadTensor(runtime, values, dataTypes.TF_INT32, shape);
  retainHandle(made);
  runtime.handles--;
  shortLists.set(key, made);
  if (shortLists.size > mostLists) {
    const [oldest, handle] = shortLists.entries().next().value!;
    shortLists.delete(oldest);
    runtime.handles++;
    releaseHandle(runtime, handle);
  }
  return made;
}
