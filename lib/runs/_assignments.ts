import { type Draft, hasPath, isPartPath, withValue } from "./_draft.ts";
import { isIn, type ResolvedKey, resolveKey, type ResolveOptions } from "./_resolve_key.ts";
import type { Override } from "./override.ts";
import type { Swept } from "./swept.ts";

/** What an override says, at the path that its key means. */
export interface Assignment extends ResolvedKey {
  readonly swept: Swept;
  /** As typed, for messages. */
  readonly key: string;
}

/**
 * Finds the path that each override's key means. Parts come before their options, in whichever order
 * they were typed, since they decide which options there are.
 *
 * @throws {ConfigError} For a key that means nothing.
 */
export function assignments(
  overrides: readonly Override[],
  { drafts, ...options }: ResolveOptions,
): Assignment[] {
  let known = drafts;
  const rank = ({ key }: Override) => rankOf(key, drafts);
  return overrides.toSorted((a, b) => rank(a) - rank(b)).map(({ key, swept }) => {
    const resolved = resolveKey(key, { ...options, drafts: known });
    const assignment = { ...resolved, key, swept };
    known = [...known, ...known.flatMap((draft) => replaced(draft, assignment))];
    return assignment;
  });
}

/** How deep a part stands that a key names; what names none comes after those that do. */
function rankOf(key: string, drafts: readonly Draft[]): number {
  const [first = "", ...rest] = key.split(".");
  const path = drafts.some(({ setup }) => setup === first) ? rest.join(".") : key;
  const isPart = drafts.some((draft) => hasPath(draft, path) && isPartPath(draft, path));
  return isPart ? path.split(".").length : Number.MAX_SAFE_INTEGER;
}

/** The draft with each of the parts that an assignment puts in. */
function replaced(draft: Draft, { scope, path, swept }: Assignment): Draft[] {
  const applies = isIn(draft, scope) && hasPath(draft, path) && isPartPath(draft, path);
  if (!applies || swept.kind !== "values") return [];
  return swept.values.map((value) => withValue(draft, path, value));
}
