import { z } from "zod";
import { schemaAt } from "./schema_at.ts";

/** Valid keys of the object that stands at `path`; those of a record are the input's own. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], input: unknown): string[] {
  const here = schemaAt(schema, path, input);
  if (here instanceof z.ZodObject) return Object.keys(here.shape);
  if (!(here instanceof z.ZodRecord)) return [];
  const value = path.reduce<unknown>(
    (at, key) => at instanceof Object ? Reflect.get(at, key) : undefined,
    input,
  );
  return value instanceof Object ? Object.keys(value) : [];
}
