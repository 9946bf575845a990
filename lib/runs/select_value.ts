import { mean } from "../statistics/mod.ts";

/** One value of the swept option in one set-up, with a validation score for each seed. */
export interface Candidate {
  readonly value: number;
  readonly validation: readonly number[];
}

/** The value chosen on validation data. */
export interface Selected {
  readonly value: number;
  /** The best value is the smallest or the largest tried: a better one may lie outside the grid. */
  readonly atGridEdge: boolean;
}

/** Chooses the value with the highest mean validation score; of equals, the smallest. */
export function selectValue(candidates: readonly Candidate[]): Selected | undefined {
  const sorted = candidates.filter(({ validation }) => validation.length > 0)
    .toSorted((a, b) => a.value - b.value);
  const scores = sorted.map(({ validation }) => mean(validation));
  const best = scores.indexOf(Math.max(...scores));
  const chosen = sorted[best];
  if (chosen === undefined) return undefined;
  const atGridEdge = sorted.length > 1 && (best === 0 || best === sorted.length - 1);
  return { value: chosen.value, atGridEdge };
}
