import type { Attribute, AttributeValue } from "./attribute.ts";
import { checkAttribute } from "./check_attribute.ts";
import type { OpDefinition } from "./op_definition.ts";

/** The attributes by name, each known to the op, of its kind, and given once. */
export function givenAttributes(
  op: OpDefinition,
  attributes: readonly Attribute[],
): Map<string, AttributeValue> {
  const given = new Map<string, AttributeValue>();
  for (const attribute of attributes) {
    const definition = op.attributes.get(attribute.name);
    if (definition === undefined) {
      throw new TypeError(
        `Cannot run ${op.name}: it has no attribute ${attribute.name}; known: ${
          [...op.attributes.keys()].join(", ")
        }`,
      );
    }
    if (given.has(attribute.name)) {
      throw new TypeError(`Cannot run ${op.name}: attribute ${attribute.name} is given twice`);
    }
    checkAttribute(op.name, definition, attribute);
    given.set(attribute.name, attribute.value);
  }
  return given;
}
