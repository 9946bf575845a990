import { configKey } from "./_config_key.ts";
import { confirmationTrials } from "./_confirmation_trials.ts";
import { halvingTrials } from "./_halving_trials.ts";
import { placeTrials, type UnnamedTrial } from "./_place_trial.ts";
import { proposedPoints } from "./_proposed_points.ts";
import { withIds } from "./_trial_ids.ts";
import { isDrawn } from "./search_settings.ts";
import { joinPoint, splitPoint } from "./split_point.ts";
import type { PlannedTrial, SweepPlan } from "./sweep_plan.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/**
 * The trials that follow from how those before have ended: the next round of each set-up's search under
 * each condition and, when
 * none is left, the selected configurations on fresh seeds. None, when the sweep is complete.
 *
 * A pure function: neither the order in which trials ended, nor how many ran at once, nor whether the sweep
 * was interrupted makes a difference.
 *
 * @param outcomes Of all trials so far; there are no next ones while any is unfinished.
 */
export function nextTrials(
  plan: Omit<SweepPlan, "trials">,
  outcomes: readonly TrialOutcome[],
): PlannedTrial[] {
  if (outcomes.some(({ status }) => status === "unfinished")) return [];
  const searched = Object.keys(plan.setups).flatMap((setup) => searchTrials(plan, setup, outcomes));
  const next = searched.length > 0 ? searched : confirmationTrials(plan, outcomes);
  return withIds(next, [...plan.conditions ?? [], ...plan.axes], outcomes.map(({ id }) => id));
}

function searchTrials(
  plan: Omit<SweepPlan, "trials">,
  setup: string,
  outcomes: readonly TrialOutcome[],
): UnnamedTrial[] {
  const { search } = plan;
  const planned = plan.setups[setup];
  if (!isDrawn(search) || planned === undefined) return [];
  const own = outcomes.filter(({ config, phase }) => config.setup === setup && phase === "search");
  return planned.conditions.flatMap((condition) => {
    const under = own.filter(({ point }) =>
      configKey(splitPoint(point, plan.conditions).condition) === configKey(condition)
    );
    const places = search.strategy === "halving"
      ? halvingTrials(planned, search, under)
      : proposedPoints(planned, search, under).map((point) => ({ point }));
    return places.flatMap((place) => {
      const point = joinPoint({ condition, choice: place.point });
      return placeTrials(planned, { ...place, point, phase: "search" }, plan);
    });
  });
}
