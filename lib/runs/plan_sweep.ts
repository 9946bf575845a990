import { losses } from "../losses/mod.ts";
import { ConfigError, parseOptions } from "../parts/mod.ts";
import { type Assignment, assignments } from "./_assignments.ts";
import { baselineTrials } from "./_baseline_trials.ts";
import { configKey } from "./_config_key.ts";
import { type Draft, hasPath, withValue } from "./_draft.ts";
import { expandAxes, type PlacedDraft } from "./_expand_axes.ts";
import { followLossMargin } from "./_follow_loss_margin.ts";
import { isIn } from "./_resolve_key.ts";
import { sweepAxes } from "./_sweep_axes.ts";
import { isSweepKey, sweepSettings } from "./_sweep_settings.ts";
import { withIds } from "./_trial_ids.ts";
import type { Experiment } from "./experiment.ts";
import type { Override } from "./override.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import { type TrainingTrial, trainingTrial } from "./trial_config.ts";

/**
 * Lists the trials of an experiment: set-ups × points on their axes × seeds, none of them twice, then the
 * baselines (the untrained encoder for each seed, and raw pixels).
 *
 * @throws {ConfigError} For an override that fits nothing, or a configuration that a part refuses.
 */
export function planSweep(experiment: Experiment, overrides: readonly Override[] = []): SweepPlan {
  const { name, question, control, shared, axes: listed } = experiment;
  const settings = sweepSettings(experiment, overrides);
  const drafts = settings.setups.map((setup): Draft => (
    { ...shared, ...experiment.setups[setup], setup }
  ));
  const given = assignments(
    overrides.filter(({ key }) => !isSweepKey(key)),
    { drafts, axes: Object.keys(listed), losses: Object.keys(losses) },
  );
  const axes = sweepAxes(experiment, given);
  const isAxis = ({ path }: Assignment) => axes.some((axis) => axis.path === path);
  const fixed = given.filter((assignment) => !isAxis(assignment)).toSorted(outerFirst);
  const placed = drafts.map((draft) => fixed.reduce(assign, draft))
    .flatMap((draft) => expandAxes(draft, axes));
  checkUsed(given.filter(isAxis), placed);

  const trained = placed.flatMap(({ draft, point }) =>
    settings.seeds.map((seed) => ({ config: trainingConfig({ ...draft, seed }), point }))
  );
  const training = [...new Map(trained.map((trial) => [configKey(trial.config), trial])).values()];
  const paths = axes.map(({ path }) => path)
    .filter((path) => training.some(({ point }) => path in point));
  const trials = [
    ...training.map((trial) => ({ ...trial, phase: "search" as const })),
    ...baselineTrials(training),
  ];
  return {
    experiment: name,
    question,
    axes: paths,
    ...(control === undefined || !settings.setups.includes(control) ? {} : { control }),
    trials: withIds(trials, paths),
  };
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

function trainingConfig(draft: Draft): TrainingTrial {
  return parseOptions(`set-up ${draft["setup"]}`, trainingTrial, followLossMargin(draft));
}

/** An axis that was asked for and is none of any set-up's would pass unnoticed. */
function checkUsed(given: readonly Assignment[], placed: readonly PlacedDraft[]): void {
  for (const { key, scope, path } of given) {
    if (placed.some(({ draft, point }) => path in point && isIn(draft, scope))) continue;
    throw new ConfigError("the sweep", [{
      path: key,
      found: "a key of none of its set-ups",
      allowed: "a key that one of them has",
    }]);
  }
}
