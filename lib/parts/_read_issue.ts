import type { z } from "zod";
import type { ConfigIssue } from "./config_error.ts";
import { nearestName } from "./nearest_name.ts";
import { keysAt } from "./keys_at.ts";

type Path = readonly PropertyKey[];

/** Says one of zod's issues in our words; an issue about several keys becomes one issue a key. */
export function readIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  input: unknown,
): ConfigIssue[] {
  if (issue.code === "unrecognized_keys") {
    const valid = keysAt(schema, issue.path, input);
    return issue.keys.map((key) => ({
      path: written([...issue.path, key]),
      found: "an unknown key",
      allowed: oneOf(valid),
      ...hint(key, valid),
    }));
  }
  const value = valueAt(input, issue.path);
  const names = choices(issue);
  return [{
    path: written(issue.path),
    found: shown(value),
    allowed: names.length > 0 ? oneOf(names) : allowed(issue),
    ...(typeof value === "string" ? hint(value, names) : {}),
  }];
}

function choices(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  // Zod's type of this issue lacks the discriminator's values, which the issue has.
  const options = "options" in issue ? issue.options : undefined;
  return Array.isArray(options) ? options.map(String) : [];
}

function allowed(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small") {
    return `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}${unit(issue.origin)}`;
  }
  if (issue.code === "too_big") {
    return `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}${unit(issue.origin)}`;
  }
  if (issue.code === "not_multiple_of") return `a multiple of ${issue.divisor}`;
  if (issue.code === "invalid_type") return TYPE_WORDS[issue.expected] ?? issue.expected;
  return issue.message;
}

/** Zod's names of types that do not read as words. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  number: "a finite number",
  int: "a whole number",
  boolean: "true or false",
  string: "text",
  array: "a list",
  object: "an object",
};

function unit(origin: string): string {
  if (origin === "string") return " characters long";
  return origin === "array" ? " entries long" : "";
}

function oneOf(names: readonly string[]): string {
  return names.length === 0 ? "absent, since there are no options" : `one of ${names.join(", ")}`;
}

function hint(word: string, candidates: readonly string[]): { nearest?: string } {
  const nearest = nearestName(word, candidates);
  return nearest === undefined ? {} : { nearest };
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => value instanceof Object ? Reflect.get(value, key) : undefined,
    input,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "number" ? String(value) : JSON.stringify(value) ?? String(value);
}

function written(path: Path): string {
  return path.map(String).join(".");
}
