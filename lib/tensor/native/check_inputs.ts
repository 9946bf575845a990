import { type Attribute, attributeKinds, type AttributeValue } from "./attribute.ts";
import { dataTypeName } from "./data_type.ts";
import { isList, lengthSaid } from "./list_arguments.ts";
import type { ArgumentDefinition, OpDefinition } from "./op_definition.ts";

/** Matches the tensors' types to the op's inputs, telling what each says of an attribute; gives list lengths. */
export function checkInputs(
  op: OpDefinition,
  types: readonly number[],
  given: ReadonlyMap<string, AttributeValue>,
  tell: (attribute: Attribute, input: string) => void,
): (number | undefined)[] {
  const lists: (number | undefined)[] = [];
  let position = 0;
  for (let index = 0; index < op.inputs.length; index++) {
    const argument = op.inputs[index]!;
    const list = isList(argument);
    const count = list ? lengthOf(op, index, given, types.length - position) : 1;
    lists.push(list ? count : undefined);
    if (position + count > types.length) throw wrongCount(op, types.length);
    checkArgument(op, argument, types.slice(position, position + count), tell);
    position += count;
  }
  if (position !== types.length) throw wrongCount(op, types.length);
  return lists;
}

/** Checks the types of one input's tensors. */
function checkArgument(
  op: OpDefinition,
  { name, type, typeAttribute, countAttribute, typesAttribute }: ArgumentDefinition,
  types: readonly number[],
  tell: (attribute: Attribute, input: string) => void,
): void {
  if (countAttribute !== undefined) {
    tell({ name: countAttribute, type: attributeKinds.TF_ATTR_INT, value: types.length }, name);
  }
  if (typesAttribute !== undefined) {
    tell({ name: typesAttribute, type: attributeKinds.TF_ATTR_TYPE, value: types }, name);
  }
  for (const found of types) {
    if (typeAttribute !== undefined) {
      const attribute = { name: typeAttribute, type: attributeKinds.TF_ATTR_TYPE, value: found };
      tell(attribute, `input ${name}`);
    } else if (type !== undefined && type !== found) {
      throw new TypeError(
        `Cannot run ${op.name}: input ${name} must be ${dataTypeName(type)}, found ${
          dataTypeName(found)
        }`,
      );
    }
  }
}

/** What the attributes say, or else what the other inputs leave. */
function lengthOf(
  op: OpDefinition,
  index: number,
  given: ReadonlyMap<string, AttributeValue>,
  rest: number,
): number {
  const argument = op.inputs[index]!;
  const said = lengthSaid(argument, given);
  if (said !== undefined) return said;
  return Math.max(0, rest - (op.inputs.length - index - 1));
}

function wrongCount(op: OpDefinition, found: number): TypeError {
  const names = op.inputs.map((argument) => isList(argument) ? `${argument.name}…` : argument.name);
  return new TypeError(
    `Cannot run ${op.name}: its inputs are [${names.join(", ")}], found ${found} tensors`,
  );
}
