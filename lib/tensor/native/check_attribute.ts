import { type Attribute, attributeKinds } from "./attribute.ts";
import { dataTypeName } from "./data_type.ts";
import type { AttributeDefinition } from "./op_definition.ts";

const kinds: Readonly<Record<string, number>> = {
  string: attributeKinds.TF_ATTR_STRING,
  int: attributeKinds.TF_ATTR_INT,
  float: attributeKinds.TF_ATTR_FLOAT,
  bool: attributeKinds.TF_ATTR_BOOL,
  type: attributeKinds.TF_ATTR_TYPE,
  shape: attributeKinds.TF_ATTR_SHAPE,
  func: attributeKinds.TF_ATTR_FUNC,
};

/** Attributes that kernels read as int64. */
const long: ReadonlySet<string> = new Set(["num_buckets", "seed", "seed2"]);

/** Checks an attribute's kind and value; `source` says where the value was read, if not given. */
export function checkAttribute(
  op: string,
  definition: AttributeDefinition,
  attribute: Attribute,
  source = `attribute ${attribute.name}`,
): void {
  const list = definition.type.startsWith("list(");
  const kind = list ? definition.type.slice(5, -1) : definition.type;
  const { value } = attribute;
  const values = Array.isArray(value) ? value : [value];
  const fits = kinds[kind] === attribute.type &&
    Array.isArray(value) === (list || kind === "shape") && values.every((v) => isKind(kind, v));
  if (!fits) {
    throw new TypeError(
      `Cannot run ${op}: ${source} must be ${definition.type}, found ${JSON.stringify(value)}`,
    );
  }
  // A pass over graphs reads strides and their like as int32, and ends the process on larger ones.
  if (kind === "int" && !long.has(attribute.name)) {
    const large = values.find((v) => v !== (Number(v) | 0));
    if (large !== undefined) {
      throw new RangeError(`Cannot run ${op}: ${source} must fit int32, found ${large}`);
    }
  }
  const { allowed, minimum } = definition;
  const name = (v: unknown) => kind === "type" ? dataTypeName(Number(v)) : String(v);
  if (allowed !== undefined) {
    const other = values.find((v) => !allowed.includes(v));
    if (other !== undefined) {
      throw new TypeError(
        `Cannot run ${op}: ${source} must be one of ${allowed.map(name).join(", ")}, found ${
          name(other)
        }`,
      );
    }
  }
  if (minimum !== undefined) {
    const size = list ? values.length : Number(value);
    if (size < minimum) {
      throw new RangeError(
        `Cannot run ${op}: ${source} must be at least ${minimum}${
          list ? " long" : ""
        }, found ${size}`,
      );
    }
  }
}

function isKind(kind: string, value: unknown): boolean {
  switch (kind) {
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    case "func":
      return typeof value === "object" && value !== null && "digest" in value;
    case "float":
      return typeof value === "number";
    case "type":
      return Number.isInteger(value) && Number(value) > 0 && Number(value) < 2 ** 31;
    default:
      return Number.isSafeInteger(value);
  }
}
