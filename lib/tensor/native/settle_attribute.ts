import { type Attribute, attributeKinds, type AttributeValue } from "./attribute.ts";
import { checkAttribute } from "./check_attribute.ts";
import { dataTypeName } from "./data_type.ts";
import type { OpDefinition } from "./op_definition.ts";

/** Takes what an input says of an attribute, unless it is known; whether it was not. */
export function settleAttribute(
  op: OpDefinition,
  given: Map<string, AttributeValue>,
  attribute: Attribute,
  input: string,
): boolean {
  const { name, type, value } = attribute;
  const known = given.get(name);
  if (known === undefined) {
    checkAttribute(op.name, op.attributes.get(name)!, attribute, input);
    given.set(name, value);
    return true;
  }
  if (String(known) === String(value)) return false;
  const [expected, found] = type === attributeKinds.TF_ATTR_TYPE
    ? [typeNames(known), typeNames(value)]
    : [known, value];
  throw new TypeError(
    `Cannot run ${op.name}: ${input} must match ${name}, which is ${expected}, found ${found}`,
  );
}

function typeNames(value: AttributeValue): string {
  return Array.isArray(value) ? value.map(dataTypeName).join(", ") : dataTypeName(Number(value));
}
