import { ConfigError } from "../parts/mod.ts";
import { unknownName } from "./_unknown_name.ts";
import type { Experiment, Setup } from "./experiment.ts";
import type { Override, OverrideValue } from "./override.ts";

/** What is swept: set-ups, the option's values for each, seeds. */
export interface SweepAxes {
  readonly setups: Readonly<Record<string, Setup>>;
  /** Of each set-up; none, where the experiment lists none for its loss and none was given. */
  readonly values: Readonly<Record<string, readonly OverrideValue[] | undefined>>;
  readonly seeds: readonly number[];
  /** Overrides that are not about an axis. */
  readonly others: readonly Override[];
}

/** Takes the overrides that are about an axis: `setups`, `seeds`, and the swept option. */
export function sweepAxes(experiment: Experiment, overrides: readonly Override[]): SweepAxes {
  const { option } = experiment.sweep;
  const axis = (key: string) => overrides.findLast(({ path }) => path.join(".") === key)?.values;
  const setups = chosenSetups(experiment, axis("setups"));
  const listed: Readonly<Record<string, readonly OverrideValue[]>> = experiment.sweep.values;
  const replacing = axis("loss")?.join();
  const losses = Object.entries(setups).map(([name, setup]) =>
    [name, replacing ?? setup.loss.name] as const
  );
  const values = Object.fromEntries(
    losses.map(([name, loss]) => [
      name,
      axis(`${name}.${option}`) ?? axis(`${loss}.${option}`) ?? axis(`loss.${option}`) ??
        axis(option) ?? listed[loss],
    ]),
  );
  const owners = losses.flat();
  const ofAxis = new Set([
    "setups",
    "seeds",
    option,
    ...["loss", ...owners].map((owner) => `${owner}.${option}`),
  ]);
  return {
    setups,
    values,
    seeds: chosenSeeds(experiment, axis("seeds")),
    others: overrides.filter(({ path }) => !ofAxis.has(path.join("."))),
  };
}

function chosenSetups({ name, setups }: Experiment, chosen?: readonly OverrideValue[]) {
  if (chosen === undefined) return setups;
  const names = Object.keys(setups);
  return Object.fromEntries(chosen.map((found) => {
    const setup = setups[String(found)];
    if (setup !== undefined) return [String(found), setup];
    throw unknownName({
      of: `the experiment ${name}`,
      path: "setups",
      found: String(found),
      names,
      allowed: "some of",
    });
  }));
}

/** One number is how many; several are the seeds themselves. */
function chosenSeeds({ name, seeds }: Experiment, chosen: readonly OverrideValue[] = [seeds]) {
  const numbers = chosen.map(Number);
  const isCount = numbers.length === 1;
  if (!numbers.every((it) => Number.isSafeInteger(it) && it >= (isCount ? 1 : 0))) {
    throw new ConfigError(`the experiment ${name}`, [{
      path: "seeds",
      found: chosen.join(","),
      allowed: "how many (seeds=5), or the seeds themselves (seeds=1,2,7)",
    }]);
  }
  return isCount ? Array.from({ length: numbers[0] ?? 0 }, (_, index) => index + 1) : numbers;
}
