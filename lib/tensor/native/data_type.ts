import type { DataType } from "@tensorflow/tfjs";

/** TensorFlow's numbers for its data types, as tfjs's kernels name them. */
export const dataTypes = {
  TF_FLOAT: 1,
  TF_DOUBLE: 2,
  TF_INT32: 3,
  TF_UINT8: 4,
  TF_STRING: 7,
  TF_COMPLEX64: 8,
  TF_INT64: 9,
  TF_BOOL: 10,
  TF_RESOURCE: 20,
} as const;

const names: Readonly<Record<number, string>> = {
  1: "float32",
  2: "float64",
  3: "int32",
  4: "uint8",
  5: "int16",
  6: "int8",
  7: "string",
  8: "complex64",
  9: "int64",
  10: "bool",
  14: "bfloat16",
  19: "float16",
  20: "resource",
};

const codes: ReadonlyMap<string, number> = new Map(
  Object.entries(names).map(([code, name]) => [name, Number(code)]),
);

/** The types whose tensors the engine holds: all that tfjs has, and float64 for a kernel's own use. */
const heldTypes: Readonly<Record<number, DataType>> = {
  1: "float32",
  2: "float32",
  3: "int32",
  7: "string",
  8: "complex64",
  10: "bool",
};

export function dataTypeName(code: number): string {
  return names[code] ?? `type ${code}`;
}

/** TensorFlow's number for a tfjs type. */
export function dataTypeCode(type: DataType): number {
  const code = codes.get(type);
  if (code !== undefined) return code;
  throw new TypeError(`Cannot use a tensor: no data type is called ${type}`);
}

/** tfjs's name for a type that the engine can hold. */
export function heldType(code: number): DataType {
  const held = heldTypes[code];
  if (held !== undefined) return held;
  throw new TypeError(
    `Cannot hold a tensor: its type must be float32, int32, bool, complex64 or string, found ${
      dataTypeName(code)
    }`,
  );
}
