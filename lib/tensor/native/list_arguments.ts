import type { AttributeValue } from "./attribute.ts";
import type { ArgumentDefinition } from "./op_definition.ts";

/** Whether an input or output is a list of tensors. */
export function isList(argument: ArgumentDefinition): boolean {
  return argument.countAttribute !== undefined || argument.typesAttribute !== undefined;
}

/** How long the attributes say that a list is, if they do. */
export function lengthSaid(
  argument: ArgumentDefinition,
  given: ReadonlyMap<string, AttributeValue>,
): number | undefined {
  const count = given.get(argument.countAttribute ?? "");
  if (typeof count === "number") return count;
  const types = given.get(argument.typesAttribute ?? "");
  return Array.isArray(types) ? types.length : undefined;
}
