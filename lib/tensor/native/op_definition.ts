import { bytes, fields, numbers, text } from "./protobuf.ts";

/** An input or output: one tensor, or a list when a count or a list of types is named. */
export interface ArgumentDefinition {
  readonly name: string;
  /** Fixed type, or undefined when an attribute names it. */
  readonly type: number | undefined;
  readonly typeAttribute: string | undefined;
  /** Attribute that holds the list's length. */
  readonly countAttribute: string | undefined;
  /** Attribute that holds the list's types. */
  readonly typesAttribute: string | undefined;
}

export interface AttributeDefinition {
  readonly name: string;
  /** As TensorFlow writes it, e.g. `list(int)`. */
  readonly type: string;
  readonly hasDefault: boolean;
  readonly defaultNumber: number | undefined;
  readonly minimum: number | undefined;
  readonly allowed: readonly (string | number)[] | undefined;
}

/** What TensorFlow says an op takes and gives. */
export interface OpDefinition {
  readonly name: string;
  readonly inputs: readonly ArgumentDefinition[];
  readonly outputs: readonly ArgumentDefinition[];
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  /** Attributes without a default. */
  readonly required: readonly string[];
  /** Holds a state of its own, such as a generator of random numbers. */
  readonly stateful: boolean;
}

/** Reads TensorFlow's `OpDef` message; the numbers are its field numbers. */
export function parseOpDefinition(message: Uint8Array): OpDefinition {
  let name = "";
  let stateful = false;
  const inputs: ArgumentDefinition[] = [];
  const outputs: ArgumentDefinition[] = [];
  const attributes = new Map<string, AttributeDefinition>();
  for (const field of fields(message)) {
    if (field.number === 1) name = text(field);
    else if (field.number === 2) inputs.push(parseArgument(bytes(field)));
    else if (field.number === 3) outputs.push(parseArgument(bytes(field)));
    else if (field.number === 4) {
      const attribute = parseAttribute(bytes(field));
      attributes.set(attribute.name, attribute);
    } else if (field.number === 17) stateful = field.value === 1;
  }
  const required = [...attributes.values()].filter((a) => !a.hasDefault).map((a) => a.name);
  return { name, inputs, outputs, attributes, required, stateful };
}

function parseArgument(message: Uint8Array): ArgumentDefinition {
  let name = "";
  let type: number | undefined;
  let typeAttribute: string | undefined;
  let countAttribute: string | undefined;
  let typesAttribute: string | undefined;
  for (const field of fields(message)) {
    if (field.number === 1) name = text(field);
    else if (field.number === 3) type = Number(field.value);
    else if (field.number === 4) typeAttribute = text(field);
    else if (field.number === 5) countAttribute = text(field);
    else if (field.number === 6) typesAttribute = text(field);
  }
  return { name, type, typeAttribute, countAttribute, typesAttribute };
}

function parseAttribute(message: Uint8Array): AttributeDefinition {
  let name = "";
  let type = "";
  let hasDefault = false;
  let defaultNumber: number | undefined;
  let hasMinimum = false;
  let minimum = 0;
  let allowed: (string | number)[] | undefined;
  for (const field of fields(message)) {
    if (field.number === 1) name = text(field);
    else if (field.number === 2) type = text(field);
    else if (field.number === 3) {
      hasDefault = true;
      defaultNumber = numberOf(bytes(field));
    } else if (field.number === 5) hasMinimum = field.value === 1;
    else if (field.number === 6) minimum = Number(field.value);
    else if (field.number === 7) allowed = listOf(bytes(field));
  }
  return {
    name,
    type,
    hasDefault,
    defaultNumber,
    minimum: hasMinimum ? minimum : undefined,
    allowed,
  };
}

/** The number or the type in an `AttrValue`. */
function numberOf(message: Uint8Array): number | undefined {
  for (const { number, value } of fields(message)) {
    if ((number === 3 || number === 6) && typeof value === "number") return value;
  }
  return undefined;
}

/** The strings or types listed in an `AttrValue`. */
function listOf(message: Uint8Array): (string | number)[] {
  const result: (string | number)[] = [];
  for (const field of fields(message)) {
    if (field.number !== 1) continue;
    for (const item of fields(bytes(field))) {
      if (item.number === 2) result.push(text(item));
      else if (item.number === 3 || item.number === 6) result.push(...numbers(item.value));
    }
  }
  return result;
}
