import { checkValues } from "./_check_values.ts";
import type { SetupScores } from "./compare_to_control.ts";

/** Seeds both have, in order, and the other's score less the control's for each. */
export interface PairsBySeed {
  readonly seeds: readonly number[];
  readonly differences: readonly number[];
}

/**
 * Pairs two set-ups by seed.
 *
 * @throws {RangeError} when either lacks a seed of the other, with the seeds
 */
export function pairBySeed(control: SetupScores, other: SetupScores): PairsBySeed {
  const purpose = `compare ${other.name} with ${control.name}`;
  for (const [one, two] of [[control, other], [other, control]] as const) {
    const missing = [...one.scores.keys()].filter((seed) => !two.scores.has(seed));
    if (missing.length === 0) continue;
    const noun = missing.length === 1 ? "seed" : "seeds";
    throw new RangeError(
      `Cannot ${purpose}: scores are paired by training seed, and ${two.name} lacks ${noun} ${
        missing.sort((a, b) => a - b).join(", ")
      } of ${one.name}; run what is missing, or leave it out of both`,
    );
  }
  const seeds = [...control.scores.keys()].sort((a, b) => a - b);
  for (const { name, scores } of [control, other]) {
    checkValues(
      `${purpose} (scores of ${name} by seed)`,
      seeds.map((seed) => scores.get(seed)!),
      2,
    );
  }
  const differences = seeds.map((seed) => other.scores.get(seed)! - control.scores.get(seed)!);
  return { seeds, differences };
}
