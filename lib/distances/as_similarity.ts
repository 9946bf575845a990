import { neg } from "../tensor/mod.ts";
import type { Scores } from "./scores.ts";

/** What a distance d becomes: −d. */
export type SimilarityForm = "negative";

/** Turns a distance into a similarity: −d, in the range from minus the largest distance to 0. */
export function asSimilarity(
  distance: Scores<"distance">,
  { form }: { readonly form: SimilarityForm },
): Scores<"similarity"> {
  const [smallest, largest] = distance.range;
  return {
    kind: "similarity",
    form,
    range: [0 - largest, 0 - smallest],
    matrix: neg(distance.matrix),
  };
}
