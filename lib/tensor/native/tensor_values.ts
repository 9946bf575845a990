import { dataTypeName, dataTypes } from "./data_type.ts";
import { packStrings } from "./string_tensor.ts";

/** Numbers as tfjs keeps them; a complex number is two, its real part first. */
export type Numbers = Float32Array | Int32Array | Uint8Array;

/** What is in a tensor; a string is its UTF-8 bytes, or any others. */
export type TensorValues = ArrayLike<number> | readonly Uint8Array[];

const { TF_FLOAT, TF_INT32, TF_UINT8, TF_STRING, TF_COMPLEX64, TF_INT64, TF_BOOL } = dataTypes;

/** The values' bytes as TensorFlow lays them out. */
export function bytesOf(
  values: TensorValues,
  dtype: number,
  shape: readonly number[],
): Uint8Array {
  const size = shape.reduce((product, length) => product * length, 1);
  const expected = dtype === TF_COMPLEX64 ? 2 * size : size;
  if (values.length !== expected) {
    throw new RangeError(
      `Cannot make a tensor: ${
        dataTypeName(dtype)
      }[${shape}] has ${expected} values, found ${values.length}`,
    );
  }
  const typed = dtype === TF_STRING ? packStrings(strings(values)) : typedArray(values, dtype);
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength);
}

/** The numbers in bytes as TensorFlow lays them out, in a type that tfjs has; shares their memory. */
export function numbersIn(bytes: ArrayBuffer, dtype: number): Numbers {
  switch (dtype) {
    case TF_FLOAT:
    case TF_COMPLEX64:
      return new Float32Array(bytes);
    case TF_INT32:
      return new Int32Array(bytes);
    case TF_BOOL:
      return new Uint8Array(bytes);
    case TF_UINT8:
      return Int32Array.from(new Uint8Array(bytes));
    case TF_INT64:
      return narrowed(new Int32Array(bytes));
  }
  throw new TypeError(`Cannot read a tensor: ${dataTypeName(dtype)} has no numbers for JavaScript`);
}

function typedArray(values: TensorValues, dtype: number): Numbers | BigInt64Array {
  const numbers = values as ArrayLike<number>;
  switch (dtype) {
    case TF_FLOAT:
    case TF_COMPLEX64:
      return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
    case TF_INT32:
      return numbers instanceof Int32Array ? numbers : Int32Array.from(numbers);
    case TF_BOOL:
      return numbers instanceof Uint8Array ? numbers : Uint8Array.from(numbers);
    case TF_UINT8:
      return checkedBytes(numbers);
    case TF_INT64:
      return BigInt64Array.from(numbers, (value) => BigInt(value));
  }
  throw new TypeError(`Cannot make a tensor: ${dataTypeName(dtype)} is not supported`);
}

function strings(values: TensorValues): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from<unknown, Uint8Array>(values, (value) => {
    if (value instanceof Uint8Array) return value;
    if (typeof value === "string") return encoder.encode(value);
    throw new TypeError(`Cannot make a tensor of strings: found ${typeof value} ${value}`);
  });
}

/** 64-bit numbers, seen as two halves each, of which the upper must only repeat the sign. */
function narrowed(halves: Int32Array): Int32Array {
  const result = new Int32Array(halves.length / 2);
  for (let i = 0; i < result.length; i++) {
    const low = halves[2 * i]!;
    if (halves[2 * i + 1] !== low >> 31) {
      const value = new BigInt64Array(halves.buffer, halves.byteOffset)[i];
      throw new RangeError(
        `Cannot hold a tensor: int64 values become int32, which ends at ${
          2 ** 31 - 1
        }, found ${value}`,
      );
    }
    result[i] = low;
  }
  return result;
}

function checkedBytes(numbers: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(numbers, (value) => {
    if (value >= 0 && value <= 255) return value;
    throw new RangeError(`Cannot make a tensor of uint8: values lie in [0, 255], found ${value}`);
  });
}
