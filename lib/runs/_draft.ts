import { z } from "zod";
import { keysAt, schemaAt, schemaPaths } from "../parts/mod.ts";
import type { ConfigValue } from "./config_value.ts";
import { trainingTrial } from "./trial_config.ts";

/** A trial's configuration before it is checked: plain keys, and `{ name, …options }` for a part. */
export type Draft = Readonly<Record<string, unknown>>;

/** Keys of a trial that its sweep gives it. */
const given = ["kind", "setup", "seed"];

/** Paths that may be set in a draft, dotted; those of an option only where the part named has it. */
export function draftPaths(draft: Draft): string[] {
  return schemaPaths(trainingTrial, draft).filter(isSettable).map((path) => path.join("."));
}

export function hasPath(draft: Draft, path: string): boolean {
  const keys = path.split(".");
  return isSettable(keys) && keysAt(trainingTrial, keys.slice(0, -1), draft).includes(keys.at(-1)!);
}

function isSettable(path: readonly string[]): boolean {
  return !given.includes(path[0] ?? "") && (path.length === 1 || path.at(-1) !== "name");
}

/** Whether a part stands at the path, to be named by a word. */
export function isPartPath(draft: Draft, path: string): boolean {
  const nameless = withValue(draft, path, {});
  return schemaAt(trainingTrial, path.split("."), nameless) instanceof z.ZodUnion;
}

/** Whether only a whole number may stand at the path. */
export function isWholePath(draft: Draft, path: string): boolean {
  const schema = schemaAt(trainingTrial, path.split("."), draft);
  return schema instanceof z.ZodNumber && schema.isInt;
}

/** The draft with a value at a path that it has; a word names a part, null leaves the key out. */
export function withValue(draft: Draft, path: string, value: ConfigValue): Draft {
  const isName = typeof value === "string" && isPartPath(draft, path);
  return put(draft, path.split("."), isName ? { name: value } : value);
}

function put(at: unknown, [key = "", ...rest]: readonly string[], value: ConfigValue): Draft {
  const object: Draft = { ...Object(at) };
  if (rest.length > 0) return { ...object, [key]: put(object[key], rest, value) };
  const { [key]: _, ...others } = object;
  return value === null ? others : { ...others, [key]: value };
}
