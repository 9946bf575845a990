import { confirmationTrials } from "./_confirmation_trials.ts";
import { halvingTrials } from "./_halving_trials.ts";
import { placeTrials, type UnnamedTrial } from "./_place_trial.ts";
import { proposedPoints } from "./_proposed_points.ts";
import { withIds } from "./_trial_ids.ts";
import { isDrawn } from "./search_settings.ts";
import type { PlannedTrial, SweepPlan } from "./sweep_plan.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/**
 * The trials that follow from how those before have ended: the next round of each set-up's search and, when
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
  return withIds(next, plan.axes, outcomes.map(({ id }) => id));
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
  const places = search.strategy === "halving"
    ? halvingTrials(planned, search, own)
    : proposedPoints(planned, search, own).map((point) => ({ point }));
  return places.flatMap((place) => placeTrials(planned, { ...place, phase: "search" }, plan));
}
