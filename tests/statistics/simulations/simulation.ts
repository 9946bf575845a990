import type { Prng } from "../../../lib/random/mod.ts";

/** A claim about chance, and one trial of it. */
export interface Simulation {
  readonly name: string;
  /** Share of trials that are said to come out true. */
  readonly claim: number;
  /** `shown`: known to differ, or not known; recorded, for people to see by how much. */
  readonly expectation: "equals" | "at most" | "shown";
  /** Too slow for every run of the tests. */
  readonly slow?: true;
  readonly trial: (prng: Prng) => boolean;
}

/** What the trials came to. */
export interface SimulationResult {
  readonly name: string;
  readonly claim: number;
  readonly expectation: Simulation["expectation"];
  readonly trials: number;
  readonly share: number;
  /** Whether it lies within four standard errors of what is claimed, or below; absent where only shown. */
  readonly holds?: boolean;
}

export function simulate(
  { name, claim, expectation, trial }: Simulation,
  trials: number,
  prng: Prng,
): SimulationResult {
  let count = 0;
  for (let index = 0; index < trials; index++) if (trial(prng)) count++;
  const share = count / trials;
  // By chance alone, four are exceeded once in 16,000 times.
  const slack = 4 * Math.sqrt(claim * (1 - claim) / trials);
  const excess = expectation === "equals" ? Math.abs(share - claim) : share - claim;
  const result = { name, claim, expectation, trials, share };
  return expectation === "shown" ? result : { ...result, holds: excess <= slack };
}
