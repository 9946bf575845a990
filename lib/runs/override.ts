import { readSwept } from "./_read_swept.ts";
import type { Swept } from "./swept.ts";
import { ConfigError } from "../parts/mod.ts";

/** One `key=value` of the command line. */
export interface Override {
  /** As typed, e.g. `loss.margin`. */
  readonly key: string;
  readonly swept: Swept;
}

/**
 * Reads `key=value`, in Hydra's grammar. A value is a number, `true`, `false`, `null`, a list in brackets,
 * an object in braces, a text in quotes, or else a word; several are parted by commas. Instead of
 * values there may stand
 *
 * - `range(start, stop, step)`: from start on in steps of 1 or of `step`, without `stop`; from 0, if
 *   only `stop` is given;
 * - `choice(a, b, …)`: the same as `a,b,…`; `sort(…)`: in rising order;
 * - `zip(a, b, …)`: walked together with the other axes that say so, not crossed with them;
 * - `interval(low, high)`, for a search: any number between them, whole ones only in `int(interval(…))`,
 *   drawn evenly by their logarithm in `tag(log, interval(…))`;
 * - `int(…)`, `float(…)`, `str(…)`, `bool(…)`: each value turned into one of that kind.
 *
 * @throws {ConfigError} If it is none of these.
 *
 * @example Margins, and an interval of temperatures
 * ```ts
 * import { parseOverride } from "@marginalia/marginalia/runs";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseOverride("loss.margin=range(0.1,0.4,0.1)").swept, {
 *   kind: "values",
 *   values: [0.1, 0.2, 0.3],
 *   zipped: false,
 * });
 * assertEquals(parseOverride("loss.temperature=tag(log,interval(0.01,1))").swept, {
 *   kind: "interval",
 *   low: 0.01,
 *   high: 1,
 *   log: true,
 *   whole: false,
 * });
 * ```
 */
export function parseOverride(text: string): Override {
  const equals = text.indexOf("=");
  const key = text.slice(0, Math.max(equals, 0)).trim();
  if (equals < 0 || key.split(".").includes("")) {
    throw new ConfigError("the sweep", [{
      path: key,
      found: `"${text}"`,
      allowed: "given as key=value, for instance margin=0.1,0.2",
    }]);
  }
  return { key, swept: readSwept(key, text.slice(equals + 1)) };
}
