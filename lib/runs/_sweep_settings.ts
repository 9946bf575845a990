import { ConfigError } from "../parts/mod.ts";
import { unknownName } from "./_unknown_name.ts";
import type { ConfigValue } from "./config_value.ts";
import type { Experiment } from "./experiment.ts";
import type { Override } from "./override.ts";
import {
  drawingStrategies,
  gridStrategies,
  type SearchSettings,
  type SearchStrategyName,
} from "./search_settings.ts";

/** Keys of the command line that are the sweep's, not a trial's. */
export const sweepKeys = [
  "setups",
  "seeds",
  "search",
  "trials",
  "round",
  "searchSeed",
  "confirm",
  "folds",
  "protocol",
] as const;

export type SweepKey = typeof sweepKeys[number];

/** What the command line, or else the experiment, says of the whole sweep. */
export interface SweepSettings {
  readonly setups: readonly string[];
  readonly seeds: readonly number[];
  readonly search: SearchSettings;
  /** Fresh seeds that the selected configurations are run again on. */
  readonly confirm: number;
  /** Folds that each point is validated on. */
  readonly folds?: number;
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
  const given = (key: SweepKey) => givenValues(experiment, overrides, key);
  const count = (key: SweepKey, least: number) => wholeNumber(experiment, key, given(key), least);
  const strategy = chosenStrategy(experiment, given("search"));
  const protocol = chosenProtocol(experiment, given("protocol"));
  const folds = count("folds", 2) ?? protocol.folds;
  return {
    setups: chosenSetups(experiment, given("setups")),
    seeds: chosenSeeds(experiment, given("seeds") ?? protocol.seeds),
    search: searchOf(experiment, strategy, {
      trials: count("trials", 1),
      round: count("round", 1),
      searchSeed: count("searchSeed", 0),
    }),
    confirm: count("confirm", 0) ?? protocol.confirm ?? 0,
    ...(folds !== undefined && { folds }),
  };
}

function refusal({ name }: Experiment, path: string, found: string, allowed: string): ConfigError {
  return new ConfigError(`the experiment ${name}`, [{ path, found, allowed }]);
}

function givenValues(experiment: Experiment, overrides: readonly Override[], key: SweepKey) {
  const swept = overrides.findLast((override) => override.key === key)?.swept;
  if (swept === undefined || swept.kind === "values") return swept?.values;
  throw refusal(
    experiment,
    key,
    `interval(${swept.low},${swept.high})`,
    "given without interval(…)",
  );
}

function wholeNumber(
  experiment: Experiment,
  key: SweepKey,
  values: readonly ConfigValue[] | undefined,
  least: number,
): number | undefined {
  if (values === undefined) return undefined;
  const [value] = values;
  const isOne = values.length === 1 && typeof value === "number" && Number.isSafeInteger(value);
  if (isOne && value >= least) return value;
  throw refusal(experiment, key, values.join(","), `one whole number ≥ ${least}`);
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
function chosenSeeds(experiment: Experiment, chosen: readonly ConfigValue[] = [experiment.seeds]) {
  const numbers = chosen.map((value) => typeof value === "number" ? value : NaN);
  const isCount = numbers.length === 1;
  if (!numbers.every((it) => Number.isSafeInteger(it) && it >= (isCount ? 1 : 0))) {
    const allowed = "how many (seeds=5), or the seeds themselves (seeds=1,2,7)";
    throw refusal(experiment, "seeds", chosen.join(","), allowed);
  }
  if (!isCount) return [...new Set(numbers)];
  return Array.from({ length: numbers[0] ?? 0 }, (_, index) => index + 1);
}

function chosenStrategy(
  { name, search }: Experiment,
  chosen?: readonly ConfigValue[],
): SearchStrategyName {
  if (chosen === undefined) return search?.strategy ?? "grid";
  const found = chosen.join(",");
  const names = [...gridStrategies, ...drawingStrategies];
  const strategy = names.find((each) => each === found);
  if (strategy !== undefined) return strategy;
  throw unknownName({
    of: `the experiment ${name}`,
    path: "search",
    found,
    names,
    allowed: "one of",
  });
}

/**
 * What a protocol stands for, where nothing else is said. `reality-check` is Musgrave, Belongie and Lim's,
 * "A Metric Learning Reality Check", 2020: points are chosen by MAP@R over class-disjoint folds, and the
 * chosen ones are trained again, on seeds of their own.
 */
const protocols = {
  "reality-check": { folds: 5, seeds: [1], confirm: 5 },
} as const;

function chosenProtocol({ name }: Experiment, chosen?: readonly ConfigValue[]): {
  readonly folds?: number;
  readonly seeds?: readonly ConfigValue[];
  readonly confirm?: number;
} {
  if (chosen === undefined) return {};
  const found = chosen.join(",");
  const protocol = Object.entries(protocols).find(([each]) => each === found)?.[1];
  if (protocol !== undefined) return protocol;
  throw unknownName({
    of: `the experiment ${name}`,
    path: "protocol",
    found,
    names: Object.keys(protocols),
    allowed: "one of",
  });
}

/** Points a set-up where nothing else is said. */
const usualTrials = 20;

function searchOf(
  experiment: Experiment,
  strategy: SearchStrategyName,
  given: { readonly [Key in "trials" | "round" | "searchSeed"]: number | undefined },
): SearchSettings {
  if (strategy === "grid" || strategy === "zip") {
    const superfluous = Object.entries(given).find(([, value]) => value !== undefined);
    if (superfluous === undefined) return { strategy };
    const [key, value] = superfluous;
    const allowed = `left out, since a ${strategy} tries all of its points; it is for ` +
      drawingStrategies.map((each) => `search=${each}`).join(", ");
    throw refusal(experiment, key, String(value), allowed);
  }
  const { trials = experiment.search?.trials ?? usualTrials, round = 2, searchSeed = 0 } = given;
  return { strategy, trials, round, seed: searchSeed };
}
