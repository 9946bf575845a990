import { families } from "./families.ts";

/** Names of the options that a member of a family has; none, if there is no such member. */
export function optionNames(family: keyof typeof families, member: unknown): readonly string[] {
  const members: Readonly<Record<string, { readonly options: { readonly shape: object } }>> =
    families[family];
  return Object.keys(members[String(member)]?.options.shape ?? {});
}
