import { losses } from "../losses/mod.ts";
import { ConfigError } from "../parts/mod.ts";
import { type Assignment, assignments } from "./_assignments.ts";
import { baselineTrials } from "./_baseline_trials.ts";
import { checkDistinct } from "./_check_distinct.ts";
import { configKey } from "./_config_key.ts";
import { type Draft, hasPath, withValue } from "./_draft.ts";
import { drawnAxes } from "./_drawn_axes.ts";
import { expandAxes } from "./_expand_axes.ts";
import { placeTrials, type UnnamedTrial } from "./_place_trial.ts";
import { isIn } from "./_resolve_key.ts";
import { sweepAxes, type SweepAxis } from "./_sweep_axes.ts";
import { isSweepKey, type SweepSettings, sweepSettings } from "./_sweep_settings.ts";
import { withIds } from "./_trial_ids.ts";
import type { Experiment } from "./experiment.ts";
import { nextTrials } from "./next_trials.ts";
import type { Override } from "./override.ts";
import { isDrawn } from "./search_settings.ts";
import type { PlannedSetup, SweepPlan } from "./sweep_plan.ts";

/**
 * Plans an experiment: set-ups × points on their axes × seeds, none of them twice, then the baselines
 * (the untrained encoder for each seed, and raw pixels). Of a search that learns from scores only the first
 * round is known; {@linkcode nextTrials} gives the others.
 *
 * @throws {ConfigError} For an override that fits nothing, or a configuration that a part refuses.
 */
export function planSweep(experiment: Experiment, overrides: readonly Override[] = []): SweepPlan {
  const { name, question, control } = experiment;
  const settings = sweepSettings(experiment, overrides);
  const { setups, search, seeds, confirm, folds } = settings;
  const given = assignments(overrides.filter(({ key }) => !isSweepKey(key)), {
    drafts: setups.map((setup) => draftOf(experiment, setup)),
    axes: Object.keys({ ...experiment.axes, ...experiment.conditions }),
    losses: Object.keys(losses),
  });
  const axes = sweepAxes(experiment, given, isDrawn(search));
  checkAxes(axes, settings);
  const isAxis = ({ path }: Assignment) => axes.some((axis) => axis.path === path);
  const fixed = given.filter((assignment) => !isAxis(assignment)).toSorted(outerFirst);
  const drafts = setups.map((setup) => fixed.reduce(assign, draftOf(experiment, setup)));

  if (folds !== undefined) drafts.forEach(checkFolds);
  const planned = drafts.map((draft) => planSetup(draft, axes, { experiment, settings }));
  checkUsed(given.filter(isAxis), planned);
  const used = axes.filter(({ path }) => planned.some(({ paths }) => paths.includes(path)));
  const pathsOf = (kind: boolean) =>
    used.flatMap(({ path, isCondition }) => isCondition === kind ? [path] : []);
  const conditions = pathsOf(true);
  const plan = {
    experiment: name,
    question,
    axes: pathsOf(false),
    ...(conditions.length > 0 && { conditions }),
    ...(control !== undefined && setups.includes(control) ? { control } : {}),
    search,
    seeds,
    confirm,
    ...(folds !== undefined && { folds }),
    setups: Object.fromEntries(planned.map(({ setup }, index) => [setups[index], setup])),
  };
  const training = isDrawn(search)
    ? nextTrials(plan, [])
    : planned.flatMap(({ trials }) => withoutTwins(trials));
  checkDistinct(training);
  const paths = used.map(({ path }) => path);
  return { ...plan, trials: withIds([...training, ...baselineTrials(training)], paths) };
}

function draftOf({ shared, setups }: Experiment, setup: string): Draft {
  return { ...shared, ...setups[setup], setup };
}

/** A part before its options, and what is said to all before what is said to one set-up. */
function outerFirst(a: Assignment, b: Assignment): number {
  const depth = ({ path }: Assignment) => path.split(".").length;
  return depth(a) - depth(b) || Number(a.scope !== undefined) - Number(b.scope !== undefined);
}

function assign(draft: Draft, { scope, path, swept }: Assignment): Draft {
  const [value = null] = swept.kind === "values" ? swept.values : [];
  return isIn(draft, scope) && hasPath(draft, path) ? withValue(draft, path, value) : draft;
}

/** A set-up, the axes that are its own, and its trials where these do not wait for scores. */
interface SetupPlan {
  readonly setup: PlannedSetup;
  readonly paths: readonly string[];
  readonly trials: readonly UnnamedTrial[];
}

function planSetup(
  draft: Draft,
  axes: readonly SweepAxis[],
  { experiment, settings }: {
    readonly experiment: Experiment;
    readonly settings: SweepSettings;
  },
): SetupPlan {
  const { search } = settings;
  const isZip = search.strategy === "zip";
  const isZipped = ({ isCondition }: SweepAxis) =>
    isZip || (isCondition && experiment.search?.strategy === "zip");
  const placed = expandAxes(draft, axes.filter(({ isCondition }) => isCondition), isZipped);
  const conditions = placed.map(({ point }) => point);
  if (isDrawn(search)) {
    const choices = axes.filter(({ isCondition }) => !isCondition);
    const [drawn = {}] = placed.map((each) => drawnAxes(each.draft, choices));
    const paths = [...Object.keys(conditions[0] ?? {}), ...Object.keys(drawn)];
    return { setup: { draft, axes: drawn, conditions }, paths, trials: [] };
  }
  const setup = { draft, axes: {}, conditions };
  const points = expandAxes(draft, axes, isZipped).map(({ point }) => point);
  return {
    setup,
    paths: points.flatMap((point) => Object.keys(point)),
    trials: points.flatMap((point) => placeTrials(setup, { point, phase: "search" }, settings)),
  };
}

function withoutTwins(trials: readonly UnnamedTrial[]): UnnamedTrial[] {
  return [...new Map(trials.map((trial) => [configKey(trial.config), trial])).values()];
}

/** All trials must be tested on the same images, and the rungs of successive halving are steps. */
function checkAxes(axes: readonly SweepAxis[], { search }: SweepSettings): void {
  const reasons: Readonly<Record<string, string>> = {
    data: "one value: all trials are tested on the same images",
    ...(search.strategy === "halving" &&
      { steps: "one value: successive halving varies the steps" }),
  };
  for (const { path } of axes) {
    const allowed = reasons[path.split(".")[0] ?? ""];
    if (allowed === undefined) continue;
    throw new ConfigError("the sweep", [{ path, found: "several values", allowed }]);
  }
}

/** Folds share no class, so that there must be classes to deal. */
function checkFolds(draft: Draft): void {
  if (hasPath(draft, "data.folds")) return;
  throw new ConfigError("the sweep", [{
    path: "folds",
    found: `data=${Object(draft["data"])["name"]}`,
    allowed:
      "used with data of which whole classes are held out, 3 to validate a fold on and 10 to test on, " +
      "such as data=digit-pairs: this data set holds out samples of the classes that it trains on",
  }]);
}

/** An axis that was asked for and is none of any set-up's would pass unnoticed. */
function checkUsed(given: readonly Assignment[], planned: readonly SetupPlan[]): void {
  for (const { key, scope, path } of given) {
    if (planned.some(({ setup, paths }) => paths.includes(path) && isIn(setup.draft, scope))) {
      continue;
    }
    throw new ConfigError("the sweep", [{
      path: key,
      found: "a key of none of its set-ups",
      allowed: "a key that one of them has",
    }]);
  }
}
