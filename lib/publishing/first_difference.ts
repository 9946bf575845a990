/** Where two values first differ. */
export interface Difference {
  /** Keys from the outermost inwards, with dots; empty if the values themselves differ. */
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/**
 * The first place where two JSON values differ, by the keys of the expected one, then those of the found;
 * `undefined` if they are equal. Numbers are compared bit for bit.
 *
 * @example
 * ```ts
 * import { firstDifference } from "@marginalia/marginalia/publishing";
 * import { assertEquals } from "@std/assert";
 *
 * const difference = firstDifference({ loss: { margin: 0.2 } }, { loss: { margin: 0.3 } });
 * assertEquals(difference, { path: "loss.margin", expected: 0.2, found: 0.3 });
 * ```
 */
export function firstDifference(expected: unknown, found: unknown): Difference | undefined {
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found)) {
    return Object.is(expected, found) ? undefined : { path: "", expected, found };
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const inner = firstDifference(expected[key], found[key]);
    if (inner !== undefined) {
      return { ...inner, path: [key, inner.path].filter((it) => it !== "").join(".") };
    }
  }
  return undefined;
}

/** A difference in words. */
export function describeDifference({ path, expected, found }: Difference): string {
  return `${path === "" ? "value" : path}: expected ${JSON.stringify(expected)}, found ${
    JSON.stringify(found)
  }`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
