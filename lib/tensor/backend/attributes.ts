import { type Attribute, attributeKinds } from "../native/attribute.ts";
import { dataTypes } from "../native/data_type.ts";

export function intAttribute(name: string, value: number): Attribute {
  return { name, type: attributeKinds.TF_ATTR_INT, value };
}

export function intsAttribute(name: string, value: readonly number[]): Attribute {
  return { name, type: attributeKinds.TF_ATTR_INT, value };
}

export function floatAttribute(name: string, value: number): Attribute {
  return { name, type: attributeKinds.TF_ATTR_FLOAT, value };
}

export function boolAttribute(name: string, value: boolean): Attribute {
  return { name, type: attributeKinds.TF_ATTR_BOOL, value };
}

export function textAttribute(name: string, value: string): Attribute {
  return { name, type: attributeKinds.TF_ATTR_STRING, value };
}

export function textsAttribute(name: string, value: readonly string[]): Attribute {
  return { name, type: attributeKinds.TF_ATTR_STRING, value };
}

export function typeAttribute(name: string, value: keyof typeof dataTypes): Attribute {
  return { name, type: attributeKinds.TF_ATTR_TYPE, value: dataTypes[value] };
}
