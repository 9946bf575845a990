import { cString } from "./c_string.ts";
import type { Library } from "./symbols.ts";

/** What kind of value an attribute of an op has, by the numbers that tfjs's kernels use. */
export const attributeKinds = {
  TF_ATTR_STRING: 0,
  TF_ATTR_INT: 1,
  TF_ATTR_FLOAT: 2,
  TF_ATTR_BOOL: 3,
  TF_ATTR_TYPE: 4,
  TF_ATTR_SHAPE: 5,
  TF_ATTR_RESOURCE: 7,
  TF_ATTR_FUNC: 8,
} as const;

/** A function that TensorFlow knows by name; equal digests mean equal content. */
export interface FunctionValue {
  readonly name: string;
  readonly digest: string;
}

export type AttributeValue =
  | string
  | number
  | boolean
  | readonly number[]
  | readonly string[]
  | FunctionValue;

/** A named setting of one call of an op, e.g. the strides of a convolution. */
export interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: AttributeValue;
}

const encoder = new TextEncoder();

/** Sets a checked attribute on an eager op. Only the shape's setter can fail; the caller reads the status. */
export function setEagerAttribute(
  library: Library,
  op: Deno.PointerObject,
  { name, type, value }: Attribute,
  status: Deno.PointerObject,
): void {
  const key = cString(name);
  if (typeof value === "string") {
    const bytes = encoder.encode(value);
    library.TFE_OpSetAttrString(op, key, bytes, BigInt(bytes.length));
  } else if (typeof value === "boolean") {
    library.TFE_OpSetAttrBool(op, key, value ? 1 : 0);
  } else if (typeof value === "number") {
    if (type === attributeKinds.TF_ATTR_TYPE) library.TFE_OpSetAttrType(op, key, value);
    else if (type === attributeKinds.TF_ATTR_INT) library.TFE_OpSetAttrInt(op, key, BigInt(value));
    else library.TFE_OpSetAttrFloat(op, key, value);
  } else if ("digest" in value) {
    const bytes = encoder.encode(value.name);
    library.TFE_OpSetAttrFunctionName(op, key, bytes, BigInt(bytes.length));
  } else if (isTexts(type, value)) {
    withTexts(value, (addresses, lengths) => {
      library.TFE_OpSetAttrStringList(op, key, addresses, lengths, value.length);
    });
  } else if (type === attributeKinds.TF_ATTR_SHAPE) {
    library.TFE_OpSetAttrShape(op, key, int64s(value), value.length, status);
  } else if (type === attributeKinds.TF_ATTR_TYPE) {
    library.TFE_OpSetAttrTypeList(op, key, Int32Array.from(value), value.length);
  } else if (type === attributeKinds.TF_ATTR_INT) {
    library.TFE_OpSetAttrIntList(op, key, int64s(value), value.length);
  } else {
    library.TFE_OpSetAttrFloatList(op, key, Float32Array.from(value), value.length);
  }
}

/** Sets a checked attribute on an operation of a graph; a fault shows when the operation is finished. */
export function setGraphAttribute(
  library: Library,
  op: Deno.PointerObject,
  { name, type, value }: Attribute,
): void {
  const key = cString(name);
  if (typeof value === "string") {
    const bytes = encoder.encode(value);
    library.TF_SetAttrString(op, key, bytes, BigInt(bytes.length));
  } else if (typeof value === "boolean") {
    library.TF_SetAttrBool(op, key, value ? 1 : 0);
  } else if (typeof value === "number") {
    if (type === attributeKinds.TF_ATTR_TYPE) library.TF_SetAttrType(op, key, value);
    else if (type === attributeKinds.TF_ATTR_INT) library.TF_SetAttrInt(op, key, BigInt(value));
    else library.TF_SetAttrFloat(op, key, value);
  } else if ("digest" in value) {
    const bytes = encoder.encode(value.name);
    library.TF_SetAttrFuncName(op, key, bytes, BigInt(bytes.length));
  } else if (isTexts(type, value)) {
    withTexts(value, (addresses, lengths) => {
      library.TF_SetAttrStringList(op, key, addresses, lengths, value.length);
    });
  } else if (type === attributeKinds.TF_ATTR_SHAPE) {
    library.TF_SetAttrShape(op, key, int64s(value), value.length);
  } else if (type === attributeKinds.TF_ATTR_TYPE) {
    library.TF_SetAttrTypeList(op, key, Int32Array.from(value), value.length);
  } else if (type === attributeKinds.TF_ATTR_INT) {
    library.TF_SetAttrIntList(op, key, int64s(value), value.length);
  } else {
    library.TF_SetAttrFloatList(op, key, Float32Array.from(value), value.length);
  }
}

/** Sizes as TensorFlow takes them. */
export function int64s(values: readonly number[]): BigInt64Array<ArrayBuffer> {
  const result = new BigInt64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = BigInt(values[i]!);
  return result;
}

function isTexts(
  type: number,
  value: readonly number[] | readonly string[],
): value is readonly string[] {
  return type === attributeKinds.TF_ATTR_STRING && Array.isArray(value);
}

type Addresses = BigUint64Array<ArrayBuffer>;

/** Calls `use` with where the texts lie and how long they are; gives the number of bytes. */
function withTexts(
  texts: readonly string[],
  use: (addresses: Addresses, lengths: Addresses) => void,
): number {
  // An empty buffer has no address.
  const encoded = texts.map((text) => encoder.encode(`${text}\0`));
  const address = (bytes: Uint8Array<ArrayBuffer>) =>
    Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes));
  use(
    BigUint64Array.from(encoded, address),
    BigUint64Array.from(encoded, ({ length }) => BigInt(length - 1)),
  );
  // Looked at after the call, so that the texts are not collected before.
  return encoded.reduce((sum, { length }) => sum + length, 0);
}
