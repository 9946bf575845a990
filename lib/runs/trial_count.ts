import { halvingTrialCount } from "./_halving_trials.ts";
import { isDrawn } from "./search_settings.ts";
import type { SweepPlan } from "./sweep_plan.ts";

/** How many trials a sweep has in the end, at most: a search may run out of points. */
export function trialCount(plan: SweepPlan): number {
  const { search, seeds, setups, confirm, folds = 1, trials } = plan;
  const under = Object.values(setups).reduce((sum, setup) => sum + setup.conditions.length, 0);
  const confirmed = folds * confirm * under;
  if (!isDrawn(search)) return trials.length + confirmed;
  const baselines = trials.filter(({ config }) => config.kind !== "training").length;
  const searched = Object.values(setups).map((setup) => {
    const { length } = setup.conditions;
    if (Object.keys(setup.axes).length === 0) return length;
    const each = search.strategy === "halving" ? halvingTrialCount(setup, search) : search.trials;
    return length * each;
  });
  return baselines + confirmed +
    folds * seeds.length * searched.reduce((sum, count) => sum + count, 0);
}
