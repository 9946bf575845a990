import type { z } from "zod";
import { keysAt } from "./keys_at.ts";

/**
 * Every path that an input may have a value at, outer ones first: those of a part's options are those of
 * the member that the input names.
 *
 * @example A part's name decides its options
 * ```ts
 * import { partConfigSchema, schemaPaths } from "@marginalia/marginalia/parts";
 * import { reducers } from "@marginalia/marginalia/reducers";
 * import { assertEquals } from "@std/assert";
 * import { z } from "zod";
 *
 * const trial = z.strictObject({ steps: z.int(), reducer: partConfigSchema(reducers) });
 * assertEquals(schemaPaths(trial, { steps: 5, reducer: { name: "mean" } }), [
 *   ["steps"],
 *   ["reducer"],
 *   ["reducer", "name"],
 * ]);
 * ```
 */
export function schemaPaths(schema: z.ZodType, input: unknown): string[][] {
  const below = (path: readonly string[]): string[][] => {
    const here = keysAt(schema, path, input).map((key) => [...path, key]);
    return [...here, ...here.flatMap(below)];
  };
  return below([]);
}
