import type { DataType } from "@tensorflow/tfjs";
import { type Attribute, attributeKinds } from "../../../lib/tensor/native/attribute.ts";

/** An input by its data type, shape and values; without values it is filled with ones. */
export interface Input {
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly values?: readonly number[];
  /** Disposed before the call. */
  readonly disposed?: boolean;
}

/** A call of an op as a kernel would make it. */
export interface Call {
  readonly op: string;
  readonly attributes: readonly Attribute[];
  readonly inputs: readonly Input[];
}

const { TF_ATTR_STRING, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_TYPE } = attributeKinds;

export const float = (...shape: number[]): Input => ({ type: "float32", shape });
export const complex = (...shape: number[]): Input => ({ type: "complex64", shape });
export const strings = (...shape: number[]): Input => ({ type: "string", shape });
export const bool = (...shape: number[]): Input => ({ type: "bool", shape });
export const whole = (value: number): Input => ({ type: "int32", shape: [], values: [value] });
export const list = (...values: number[]): Input => ({
  type: "int32",
  shape: [values.length],
  values,
});
export const rows = (width: number, ...values: number[]): Input => ({
  type: "int32",
  shape: [values.length / width, width],
  values,
});
export const text = (name: string, value: string): Attribute => ({
  name,
  type: TF_ATTR_STRING,
  value,
});
export const ints = (name: string, ...value: number[]): Attribute => ({
  name,
  type: TF_ATTR_INT,
  value,
});
export const int = (name: string, value: number): Attribute => ({ name, type: TF_ATTR_INT, value });
export const real = (name: string, value: number): Attribute => ({
  name,
  type: TF_ATTR_FLOAT,
  value,
});
export const flag = (name: string, value: boolean): Attribute => ({
  name,
  type: TF_ATTR_BOOL,
  value,
});
export const type = (name: string, value: number): Attribute => ({
  name,
  type: TF_ATTR_TYPE,
  value,
});
