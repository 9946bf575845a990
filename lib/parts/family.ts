import { z } from "zod";
import { parseOptions } from "./parse_options.ts";

/** Any part, whatever its options, context and product. */
export interface AnyPart {
  (options: never, context: never): unknown;
  readonly partName: string;
  readonly options: z.ZodObject;
}

/** Interchangeable parts by name: `{ "triplet-margin": tripletMargin, … } as const`. */
export type Family = Readonly<Record<string, AnyPart>>;

/** Names of a family's members. */
export type PartName<Members extends Family> = keyof Members & string;

/** Zod types a part without options as a record of nothing, in which no name could stand. */
type Named<Name, Options> =
  & { readonly name: Name }
  & (string extends keyof Options ? unknown : Readonly<Options>);

/** What a config may say: a member's name with that member's options; those with defaults may be left out. */
export type PartConfig<Members extends Family, Name extends PartName<Members> = PartName<Members>> =
  {
    [Each in Name]: Named<Each, z.input<Members[Each]["options"]>>;
  }[Name];

/** What a record holds: a member's name with all of its options. */
export type ResolvedPartConfig<
  Members extends Family,
  Name extends PartName<Members> = PartName<Members>,
> = {
  [Each in Name]: Named<Each, z.output<Members[Each]["options"]>>;
}[Name];

/** What members of the family are created with, beside their options; never, where they need nothing. */
export type PartContext<Members extends Family> = Exclude<
  Parameters<Members[keyof Members]>[1],
  void
>;

/** Schema of `{ name, …options }`: the name decides which options there are. */
export function partConfigSchema<Members extends Family>(
  family: Members,
): z.ZodType<ResolvedPartConfig<Members>, PartConfig<Members>> {
  const members = Object.entries(family).map(([name, { options }]) =>
    options.safeExtend({ name: z.literal(name).describe("Which member of the family") })
  );
  const [first, ...rest] = members;
  if (first === undefined) throw new RangeError("Cannot make a config schema: the family is empty");
  const union: z.ZodType = z.discriminatedUnion("name", [first, ...rest]);
  // Zod cannot follow a union built from a record; the two types are read off the same record.
  return union as z.ZodType<ResolvedPartConfig<Members>, PartConfig<Members>>;
}

/**
 * Creates the member that a config names.
 *
 * @param context What the family's members need beside options; left out in most families.
 * @throws {ConfigError} For an unknown name, an unknown key, or an option out of range.
 */
export function createPart<Members extends Family, Config extends PartConfig<Members>>(
  family: Members,
  config: Config,
  ...[context]: [PartContext<Members>] extends [never] ? [] : [context: PartContext<Members>]
): ReturnType<Members[Config["name"]]> {
  const { name, ...options } = parseOptions("part", anyMember(family), config);
  const part = family[name] as AnyPart;
  // The compiler cannot follow that these options are that member's; the member checks them itself.
  return part(options as never, context as never) as ReturnType<Members[Config["name"]]>;
}

function anyMember(family: Family) {
  return z.looseObject({ name: z.enum(Object.keys(family)) });
}
