import { streams } from "../lib/random/mod.ts";
import { propose, type SearchOutcome, type SearchStrategy } from "../lib/search/mod.ts";
import type { SearchProblem } from "./_search_problems.ts";

export interface RegretOptions {
  readonly strategy: SearchStrategy;
  readonly seed: number;
  readonly trials: number;
}

/**
 * Regret after each trial: how far the value at the point that measured best lies above the least
 * value. One trial a round.
 */
export function searchRegret(
  { value, least, measure, space }: SearchProblem,
  { strategy, seed, trials }: RegretOptions,
): number[] {
  const history: SearchOutcome[] = [];
  const regrets: number[] = [];
  let best = { score: -Infinity, regret: Infinity };
  for (let trial = 0; trial < trials; trial++) {
    const [point] = propose({ strategy, space, seed, history, count: 1 });
    if (point === undefined) throw new RangeError(`Cannot search: ${trial} points are all`);
    const found = value(point);
    // Noise is a trial's, whichever point a strategy tries in it.
    const noise = streams(seed).open("evaluation", trial);
    const score = -(measure?.(found, noise) ?? found);
    if (score > best.score) best = { score, regret: found - least };
    history.push({ point, score });
    regrets.push(best.regret);
  }
  return regrets;
}
