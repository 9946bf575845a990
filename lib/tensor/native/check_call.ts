import { type Attribute, attributeKinds, type AttributeValue } from "./attribute.ts";
import { checkAttribute } from "./check_attribute.ts";
import { dataTypeName } from "./data_type.ts";
import type { ArgumentDefinition, OpDefinition } from "./op_definition.ts";

/** A call that fits its op's definition. */
export interface CheckedCall {
  /** How many tensors the op gives. */
  readonly outputs: number;
  /** Length of each input's list, or undefined for a single tensor. */
  readonly lists: readonly (number | undefined)[];
  /** Attributes that the caller left to be read off the inputs. */
  readonly inferred: readonly Attribute[];
}

/** TensorFlow makes room for as many as it is asked for, though memory runs out. */
const mostOutputs = 65_536;

/**
 * Checks a call against what TensorFlow says of the op, before TensorFlow sees it: it ends the process
 * on some calls that do not fit.
 */
export function checkCall(
  op: OpDefinition,
  attributes: readonly Attribute[],
  types: readonly number[],
): CheckedCall {
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

  const inferred: Attribute[] = [];
  function settle(name: string, type: number, value: AttributeValue, input: string): void {
    const known = given.get(name);
    if (known === undefined) {
      const attribute = { name, type, value };
      checkAttribute(op.name, op.attributes.get(name)!, attribute, input);
      given.set(name, value);
      inferred.push(attribute);
    } else if (String(known) !== String(value)) {
      const [expected, found] = type === attributeKinds.TF_ATTR_TYPE
        ? [typeNames(known), typeNames(value)]
        : [known, value];
      throw new TypeError(
        `Cannot run ${op.name}: ${input} must match ${name}, which is ${expected}, found ${found}`,
      );
    }
  }

  const lists: (number | undefined)[] = [];
  let position = 0;
  for (let index = 0; index < op.inputs.length; index++) {
    const argument = op.inputs[index]!;
    const count = isList(argument) ? listLength(op, index, given, types.length - position) : 1;
    lists.push(isList(argument) ? count : undefined);
    if (position + count > types.length) throw wrongCount(op, types.length);
    if (argument.countAttribute !== undefined) {
      settle(argument.countAttribute, attributeKinds.TF_ATTR_INT, count, argument.name);
    }
    if (argument.typesAttribute !== undefined) {
      const found = types.slice(position, position + count);
      settle(argument.typesAttribute, attributeKinds.TF_ATTR_TYPE, found, argument.name);
    }
    for (let i = position; i < position + count; i++) {
      if (argument.typeAttribute !== undefined) {
        const name = `input ${argument.name}`;
        settle(argument.typeAttribute, attributeKinds.TF_ATTR_TYPE, types[i]!, name);
      } else if (argument.type !== undefined && argument.type !== types[i]) {
        throw new TypeError(
          `Cannot run ${op.name}: input ${argument.name} must be ${
            dataTypeName(argument.type)
          }, found ${dataTypeName(types[i]!)}`,
        );
      }
    }
    position += count;
  }
  if (position !== types.length) throw wrongCount(op, types.length);
  for (const name of op.required) {
    if (!given.has(name)) {
      throw new TypeError(`Cannot run ${op.name}: attribute ${name} is missing`);
    }
  }
  let outputs = 0;
  for (const argument of op.outputs) outputs += outputLength(op, argument, given);
  if (outputs > mostOutputs) {
    throw new RangeError(
      `Cannot run ${op.name}: it may give at most ${mostOutputs} tensors, found ${outputs}`,
    );
  }
  return { outputs, lists, inferred };
}

function isList(argument: ArgumentDefinition): boolean {
  return argument.countAttribute !== undefined || argument.typesAttribute !== undefined;
}

/** What the attributes say, or else what the other inputs leave. */
function listLength(
  op: OpDefinition,
  index: number,
  given: ReadonlyMap<string, AttributeValue>,
  rest: number,
): number {
  const argument = op.inputs[index]!;
  const said = saidLength(argument, given);
  if (said !== undefined) return said;
  return Math.max(0, rest - (op.inputs.length - index - 1));
}

function saidLength(
  argument: ArgumentDefinition,
  given: ReadonlyMap<string, AttributeValue>,
): number | undefined {
  const count = given.get(argument.countAttribute ?? "");
  if (typeof count === "number") return count;
  const types = given.get(argument.typesAttribute ?? "");
  return Array.isArray(types) ? types.length : undefined;
}

function outputLength(
  op: OpDefinition,
  argument: ArgumentDefinition,
  given: ReadonlyMap<string, AttributeValue>,
): number {
  if (!isList(argument)) return 1;
  return saidLength(argument, given) ??
    op.attributes.get(argument.countAttribute ?? "")?.defaultNumber ?? 0;
}

function wrongCount(op: OpDefinition, found: number): TypeError {
  const names = op.inputs.map((argument) => isList(argument) ? `${argument.name}…` : argument.name);
  return new TypeError(
    `Cannot run ${op.name}: its inputs are [${names.join(", ")}], found ${found} tensors`,
  );
}

function typeNames(value: AttributeValue): string {
  return Array.isArray(value) ? value.map(dataTypeName).join(", ") : dataTypeName(Number(value));
}
