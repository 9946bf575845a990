import {
  type Attribute,
  attributeKinds,
  type AttributeValue,
} from "../../../lib/tensor/native/attribute.ts";
import type { AttributeDefinition } from "../../../lib/tensor/native/op_definition.ts";
import { extremes } from "./change_input.ts";
import type { Draw } from "./draw.ts";

const words = [
  "SAME",
  "VALID",
  "EXPLICIT",
  "NCHW",
  "NHWC",
  "NCDHW",
  "",
  "i->",
  "ab...,bc->ac",
  "\0",
  "€",
];
const kinds: Readonly<Record<string, number>> = {
  string: attributeKinds.TF_ATTR_STRING,
  int: attributeKinds.TF_ATTR_INT,
  float: attributeKinds.TF_ATTR_FLOAT,
  bool: attributeKinds.TF_ATTR_BOOL,
  type: attributeKinds.TF_ATTR_TYPE,
  shape: attributeKinds.TF_ATTR_SHAPE,
};

/** The attribute with another value, often of its own kind, or of another kind or name. */
export function changeAttribute(attribute: Attribute, draw: Draw): Attribute {
  const { value } = attribute;
  const number = () => draw.pick([...extremes, 2 ** 40]);
  if (draw.chance(0.1)) return { ...attribute, type: draw.below(9) };
  if (draw.chance(0.05)) return { ...attribute, name: draw.pick(["T", "padding", "nonsense"]) };
  if (draw.chance(0.05)) {
    return { ...attribute, value: draw.pick<AttributeValue>(["1", 1, true, [], NaN, 0.5]) };
  }
  if (Array.isArray(value)) {
    const place = draw.below(Math.max(1, value.length));
    const item = () => typeof value[0] === "string" ? draw.pick([...words, ...value]) : number();
    return {
      ...attribute,
      value: draw.pick([
        value.toSpliced(place, 1, item()),
        value.map(item),
        value.slice(0, place),
        [...value, item()],
        [],
      ]),
    };
  }
  if (typeof value === "string") return { ...attribute, value: draw.pick(words) };
  if (typeof value === "boolean") return { ...attribute, value: !value };
  return { ...attribute, value: number() };
}

/** A value of the right kind for an attribute that the call left to its default. */
export function drawAttribute({ name, type, allowed }: AttributeDefinition, draw: Draw): Attribute {
  const list = type.startsWith("list(");
  const kind = list ? type.slice(5, -1) : type;
  const one = (): string | number | boolean => {
    if (allowed !== undefined && draw.chance(0.8)) return draw.pick(allowed);
    switch (kind) {
      case "string":
        return draw.pick(words);
      case "bool":
        return draw.chance(0.5);
      case "float":
        return draw.pick([NaN, Infinity, -1, 0, 0.5, 1e30]);
      case "type":
        return draw.pick([0, 1, 2, 3, 4, 7, 8, 9, 10, 19, 20, 21, 23, 101, 1000, -1]);
      default:
        return draw.pick([...extremes, 2 ** 40]);
    }
  };
  const many = () => Array.from({ length: draw.pick([0, 1, 2, 4, 5, 8]) }, one) as number[];
  return {
    name,
    type: kinds[kind] ?? draw.below(9),
    value: list || kind === "shape" ? many() : one(),
  };
}
