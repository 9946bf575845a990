import { closest, distance } from "fastest-levenshtein";

/**
 * The candidate that takes the fewest edits to become `word`, letter case aside; undefined when none
 * shares at least half of its letters with it, since a far-fetched guess misleads.
 *
 * @example A misspelt option
 * ```ts
 * import { nearestName } from "@marginalia/marginalia/parts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(nearestName("margn", ["margin", "form"]), "margin");
 * assertEquals(nearestName("zzz", ["margin", "form"]), undefined);
 * ```
 */
export function nearestName(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const lower = candidates.map((candidate) => candidate.toLowerCase());
  const best = closest(word.toLowerCase(), lower);
  const edits = distance(word.toLowerCase(), best);
  return edits > Math.max(word.length, best.length) / 2
    ? undefined
    : candidates[lower.indexOf(best)];
}
