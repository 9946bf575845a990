import { z } from "zod";

/**
 * The schema that stands at `path` for this input, bare of defaults and optionality; a union's member is
 * told by its `name`. Undefined, where the input takes no such path.
 */
export function schemaAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  input: unknown,
): z.ZodType | undefined {
  const [here, value] = bare(schema, input);
  const [key, ...rest] = path;
  if (key === undefined) return here;
  const next = childOf(here, key, value);
  const found = value instanceof Object ? Reflect.get(value, key) : undefined;
  return next instanceof z.ZodType ? schemaAt(next, rest, found) : undefined;
}

function childOf(schema: z.ZodType, key: PropertyKey, value: unknown): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  if (schema instanceof z.ZodArray) return schema.element;
  const isThere = value instanceof Object && key in value;
  return schema instanceof z.ZodRecord && isThere ? schema.valueType : undefined;
}

function bare(schema: z.ZodType, input: unknown): [z.ZodType, unknown] {
  if (schema instanceof z.ZodDefault) {
    return unwrapped(schema, input === undefined ? schema.def.defaultValue : input);
  }
  if (
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly || schema instanceof z.ZodLazy
  ) return unwrapped(schema, input);
  if (schema instanceof z.ZodUnion) {
    const member = schema.options.find((option) => isNamed(option, input));
    return member instanceof z.ZodType ? bare(member, input) : [schema, input];
  }
  return [schema, input];
}

function unwrapped(
  schema: { unwrap(): unknown } & z.ZodType,
  input: unknown,
): [z.ZodType, unknown] {
  const inner = schema.unwrap();
  return inner instanceof z.ZodType ? bare(inner, input) : [schema, input];
}

function isNamed(member: unknown, input: unknown): boolean {
  const name = member instanceof z.ZodObject ? member.shape.name : undefined;
  return name instanceof z.ZodLiteral && input instanceof Object && "name" in input &&
    name.value === input.name;
}
