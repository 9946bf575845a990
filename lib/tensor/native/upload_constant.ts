import { dataTypes } from "./data_type.ts";
import type { Runtime } from "./runtime.ts";
import { releaseHandle, retainHandle, type TensorHandle, uploadTensor } from "./tensor_handle.ts";
import type { Numbers } from "./tensor_values.ts";

/** Axes, sizes, starts and paddings are lists or tables of a few whole numbers. */
const longest = 8;

/** Constants that are kept; the oldest goes first. */
const mostConstants = 256;

/** Whether values are likely to come again: a single number, or a list or table of a few of int32. */
export function isConstant(
  values: ArrayLike<unknown>,
  dtype: number,
  shape: readonly number[],
): values is Numbers {
  if (values instanceof Int32Array && dtype === dataTypes.TF_INT32) {
    return values.length <= longest && shape.length <= 2 &&
      values.length === (shape[0] ?? 1) * (shape[1] ?? 1);
  }
  // A NaN may carry bits that its name does not tell.
  return values instanceof Float32Array && dtype === dataTypes.TF_FLOAT && shape.length === 0 &&
    values.length === 1 && !Number.isNaN(values[0]);
}

/**
 * Uploads a constant, or gives the handle of an equal one: the same ones come again, and an upload takes
 * as long as a small op. TensorFlow does not write to tensors, so that they may be shared. A constant
 * that is kept does not count as a handle of the runtime.
 */
export function uploadConstant(
  runtime: Runtime,
  values: Numbers,
  dtype: number,
  shape: readonly number[],
): TensorHandle {
  const { constants } = runtime;
  const key = keyOf(values, dtype, shape);
  const found = constants.get(key);
  if (found !== undefined) {
    retainHandle(found);
    return found;
  }
  const made = uploadTensor(runtime, values, dtype, [...shape]);
  retainHandle(made);
  runtime.handles--;
  constants.set(key, made);
  if (constants.size > mostConstants) {
    const [oldest, handle] = constants.entries().next().value!;
    constants.delete(oldest);
    runtime.handles++;
    releaseHandle(runtime, handle);
  }
  return made;
}

function keyOf(values: Numbers, dtype: number, shape: readonly number[]): string {
  if (shape.length === 0) return `${dtype} ${Object.is(values[0], -0) ? "-0" : values[0]}`;
  return shape.length === 1 ? values.join() : `${shape} of ${values}`;
}
