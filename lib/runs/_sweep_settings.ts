import { ConfigError } from "../parts/mod.ts";
import { unknownName } from "./_unknown_name.ts";
import type { ConfigValue } from "./config_value.ts";
import type { Experiment } from "./experiment.ts";
import type { Override } from "./override.ts";

/** Keys of the command line that are the sweep's, not a trial's. */
export const sweepKeys = ["setups", "seeds", "search"] as const;

export type SweepKey = typeof sweepKeys[number];

/** What the command line, or else the experiment, says of the whole sweep. */
export interface SweepSettings {
  readonly setups: readonly string[];
  readonly seeds: readonly number[];
  readonly search: "grid" | "zip";
}

export function isSweepKey(key: string): key is SweepKey {
  const keys: readonly string[] = sweepKeys;
  return keys.includes(key);
}

/**
 * Reads the keys that are the sweep's.
 *
 * @throws {ConfigError} For a value that one of them does not take.
 */
export function sweepSettings(
  experiment: Experiment,
  overrides: readonly Override[],
): SweepSettings {
  const given = (key: SweepKey) => valuesOf(experiment, overrides, key);
  return {
    setups: chosenSetups(experiment, given("setups")),
    seeds: chosenSeeds(experiment, given("seeds")),
    search: chosenSearch(experiment, given("search")),
  };
}

function valuesOf({ name }: Experiment, overrides: readonly Override[], key: SweepKey) {
  const swept = overrides.findLast((override) => override.key === key)?.swept;
  if (swept === undefined || swept.kind === "values") return swept?.values;
  const found = `interval(${swept.low},${swept.high})`;
  throw new ConfigError(`the experiment ${name}`, [{ path: key, found, allowed: "values" }]);
}

function chosenSetups({ name, setups }: Experiment, chosen?: readonly ConfigValue[]): string[] {
  const names = Object.keys(setups);
  const unknown = chosen?.find((found) => !names.includes(String(found)));
  if (unknown === undefined) return [...new Set(chosen?.map(String) ?? names)];
  throw unknownName({
    of: `the experiment ${name}`,
    path: "setups",
    found: String(unknown),
    names,
    allowed: "some of",
  });
}

/** One number is how many; several are the seeds themselves. */
function chosenSeeds({ name, seeds }: Experiment, chosen: readonly ConfigValue[] = [seeds]) {
  const numbers = chosen.map((value) => typeof value === "number" ? value : NaN);
  const isCount = numbers.length === 1;
  if (!numbers.every((it) => Number.isSafeInteger(it) && it >= (isCount ? 1 : 0))) {
    throw new ConfigError(`the experiment ${name}`, [{
      path: "seeds",
      found: chosen.join(","),
      allowed: "how many (seeds=5), or the seeds themselves (seeds=1,2,7)",
    }]);
  }
  if (!isCount) return [...new Set(numbers)];
  return Array.from({ length: numbers[0] ?? 0 }, (_, index) => index + 1);
}

const strategies = ["grid", "zip"] as const;

function chosenSearch({ name, search = "grid" }: Experiment, chosen?: readonly ConfigValue[]) {
  if (chosen === undefined) return search;
  const found = chosen.join(",");
  const strategy = strategies.find((each) => each === found);
  if (strategy !== undefined) return strategy;
  throw unknownName({
    of: `the experiment ${name}`,
    path: "search",
    found,
    names: strategies,
    allowed: "one of",
  });
}
