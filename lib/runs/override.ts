import { ConfigError } from "../parts/mod.ts";

/** One `key=value` of the command line. */
export interface Override {
  /** Keys from the outermost object inwards, e.g. `["loss", "margin"]`. */
  readonly path: readonly string[];
  /** One value, or several of a list `a,b,c`. */
  readonly values: readonly OverrideValue[];
}

export type OverrideValue = string | number | boolean | readonly OverrideValue[];

/**
 * Reads `key=value` or `key=value,value`. A value is a number, `true`, `false`, a list in brackets, or
 * else a word.
 *
 * @throws {ConfigError} If there is no `=`, or nothing on one side of it.
 *
 * @example Two margins
 * ```ts
 * import { parseOverride } from "@marginalia/marginalia/runs";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseOverride("loss.margin=0.1,0.2").values, [0.1, 0.2]);
 * assertEquals(parseOverride("encoder.hidden=[256,128]").values, [[256, 128]]);
 * ```
 */
export function parseOverride(text: string): Override {
  const [key = "", ...rest] = text.split("=");
  const path = key.trim().split(".");
  const values = splitOutsideBrackets(rest.join("=")).map(parseValue);
  if (rest.length === 0 || path.includes("") || values.includes("")) {
    throw new ConfigError("the sweep", [{
      path: key,
      found: `"${text}"`,
      allowed: "given as key=value, for instance margin=0.1,0.2",
    }]);
  }
  return { path, values };
}

function splitOutsideBrackets(text: string): string[] {
  return text.split(/,(?![^[]*\])/).map((item) => item.trim());
}

function parseValue(text: string): OverrideValue {
  if (text.startsWith("[") && text.endsWith("]")) {
    const inner = text.slice(1, -1).trim();
    return inner === "" ? [] : splitOutsideBrackets(inner).map(parseValue);
  }
  if (text === "true" || text === "false") return text === "true";
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
