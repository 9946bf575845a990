import type { z } from "zod";
import { parseOptions } from "./parse_options.ts";

/** Options as a caller gives them; nothing at all, where every option has a default. */
export type PartInput<Options extends z.ZodObject> = Record<never, never> extends z.input<Options>
  ? z.input<Options> | void
  : z.input<Options>;

/**
 * An interchangeable part: call it with options (and, in some families, the context that all members of
 * the family need) to get a loss, a miner, a sampler, …
 */
export interface Part<Options extends z.ZodObject, Created, Context = void> {
  (options: PartInput<Options>, context: Context): Created;
  /** Name in configs and records, e.g. `triplet-margin`. */
  readonly partName: string;
  /** Type, range, default and meaning of each option. */
  readonly options: Options;
}

/**
 * Makes a part of a schema and a pure factory. Whether options come from a config file or from a call by
 * hand, they are checked the same way, and the factory sees them complete.
 *
 * @throws {ConfigError} The part does, when called with options outside the schema.
 *
 * @example A part with one option
 * ```ts
 * import { definePart } from "@marginalia/marginalia/parts";
 * import { assertEquals } from "@std/assert";
 * import { z } from "zod";
 *
 * const double = definePart({
 *   name: "scaled",
 *   options: z.strictObject({ factor: z.number().default(2).describe("Factor; our choice") }),
 *   create: ({ factor }) => (x: number) => factor * x,
 * });
 * assertEquals(double()(3), 6);
 * assertEquals(double({ factor: 5 })(3), 15);
 * ```
 */
export function definePart<Options extends z.ZodObject, Created, Context = void>(part: {
  readonly name: string;
  readonly options: Options;
  readonly create: (options: z.output<Options>, context: Context) => Created;
}): Part<Options, Created, Context> {
  const { name, options, create } = part;
  return Object.assign(
    (input: PartInput<Options>, context: Context) =>
      create(parseOptions(name, options, input ?? {}), context),
    { partName: name, options },
  );
}
