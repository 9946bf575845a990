import { z } from "zod";

/** Valid keys of the object that stands at `path`; a union's member is told by its `name`. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], input: unknown): string[] {
  const here = bare(schema, input);
  const [key, ...rest] = path;
  if (key === undefined) return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
  const next = here instanceof z.ZodObject
    ? here.shape[String(key)]
    : here instanceof z.ZodArray
    ? here.element
    : undefined;
  const value = input instanceof Object ? Reflect.get(input, key) : undefined;
  return next instanceof z.ZodType ? keysAt(next, rest, value) : [];
}

function bare(schema: z.ZodType, input: unknown): z.ZodType {
  if (
    schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly
  ) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? bare(inner, input) : schema;
  }
  if (schema instanceof z.ZodUnion) {
    const member = schema.options.find((option) => isNamed(option, input));
    return member instanceof z.ZodType ? bare(member, input) : schema;
  }
  return schema;
}

function isNamed(member: unknown, input: unknown): boolean {
  const name = member instanceof z.ZodObject ? member.shape.name : undefined;
  return name instanceof z.ZodLiteral && input instanceof Object && "name" in input &&
    name.value === input.name;
}
