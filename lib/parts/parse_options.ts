import { z } from "zod";
import { ConfigError } from "./config_error.ts";
import { readIssue } from "./_read_issue.ts";

/**
 * Checks `input` against a schema and fills in the defaults.
 *
 * @param part Name that the error begins with, e.g. `triplet-margin`.
 * @throws {ConfigError} Listing every key that is unknown, missing, of the wrong type or out of range.
 *
 * @example A misspelt key
 * ```ts
 * import { parseOptions } from "@marginalia/marginalia/parts";
 * import { assertThrows } from "@std/assert";
 * import { z } from "zod";
 *
 * const options = z.strictObject({ margin: z.number().nonnegative().default(0.2) });
 * assertThrows(
 *   () => parseOptions("triplet-margin", options, { margn: 0.1 }),
 *   RangeError,
 *   "Cannot configure triplet-margin: margn must be one of margin, found an unknown key, did you mean margin",
 * );
 * ```
 */
export function parseOptions<Schema extends z.ZodType>(
  part: string,
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    part,
    parsed.error.issues.flatMap((issue) => readIssue(issue, schema, input)),
  );
}
