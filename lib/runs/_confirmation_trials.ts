import { placeTrials, type UnnamedTrial } from "./_place_trial.ts";
import { joinPoint } from "./split_point.ts";
import { summarizeSweep } from "./summarize_sweep.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/**
 * Each set-up's selected configuration, under each condition, on seeds that played no part in its selection, since the score of
 * what was selected is flattered by the luck that it was selected for. None, where none were asked for,
 * or all have been run.
 */
export function confirmationTrials(
  plan: Omit<SweepPlan, "trials">,
  outcomes: readonly TrialOutcome[],
): UnnamedTrial[] {
  if (outcomes.some(({ phase }) => phase === "confirmation")) return [];
  const last = Math.max(...plan.seeds);
  const fresh = Array.from({ length: plan.confirm }, (_, index) => last + 1 + index);
  const { setups } = summarizeSweep(plan, outcomes);
  return Object.entries(plan.setups).flatMap(([name, planned]) => {
    return setups.filter(({ setup }) => setup === name).flatMap((summary) => {
      const { condition = {}, selected: choice } = summary;
      const point = joinPoint({ condition, choice });
      return placeTrials(planned, { point, phase: "confirmation" }, {
        seeds: fresh,
        folds: plan.folds,
      });
    });
  });
}
