import type { EnvironmentFacts } from "../lib/tracking/mod.ts";
import type { SearchProblem } from "./_search_problems.ts";

/** Trainings with every margin and temperature, once each. */
export interface GridRecord {
  readonly date: string;
  readonly environment: EnvironmentFacts;
  /** What was trained, but for the two. */
  readonly trial: unknown;
  readonly margins: readonly number[];
  readonly temperatures: readonly number[];
  /** Validation MAP@R: `[margins, temperatures]`. */
  readonly scores: readonly (readonly number[])[];
}

/** Where the record is. */
export const gridPath = new URL("search_grid.json", import.meta.url);

/** The search for the best cell, a trial being a look into the record. */
export function gridProblem({ margins, temperatures, scores }: GridRecord): SearchProblem {
  return {
    name: "margin × temperature",
    space: {
      margin: { kind: "int", low: 0, high: margins.length - 1 },
      temperature: { kind: "int", low: 0, high: temperatures.length - 1 },
    },
    least: -Math.max(...scores.flat()),
    value: ({ margin, temperature }) => -scores[Number(margin)]![Number(temperature)]!,
  };
}
