import { attributeKinds } from "./attribute.ts";
import { dataTypes } from "./data_type.ts";
import { executeOp } from "./execute_op.ts";
import type { Runtime } from "./runtime.ts";
import { releaseHandle, type TensorHandle, uploadTensor } from "./tensor_handle.ts";
import type { TensorValues } from "./tensor_values.ts";

/** `StringJoin` of one tensor copies it. */
const one = [{ name: "N", type: attributeKinds.TF_ATTR_INT, value: 1 }];

/**
 * Copies strings into a new tensor, and once more by TensorFlow: some of its kernels, such as `Fill`, move
 * strings about byte by byte, which a content that lies a known way off does not bear.
 */
export function uploadStrings(
  runtime: Runtime,
  values: TensorValues,
  shape: readonly number[],
): TensorHandle {
  const packed = uploadTensor(runtime, values, dataTypes.TF_STRING, shape);
  try {
    return executeOp(runtime, "StringJoin", one, [packed], 1)[0]!;
  } finally {
    releaseHandle(runtime, packed);
  }
}
