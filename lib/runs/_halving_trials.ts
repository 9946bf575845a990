import { halvingRungs, halvingSurvivors, type Rung } from "../search/mod.ts";
import { proposedPoints } from "./_proposed_points.ts";
import { scoredPoints } from "./_scored_points.ts";
import type { DrawnSearch } from "./search_settings.ts";
import type { PlannedSetup, PlannedTrial } from "./sweep_plan.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/** Below a ninth of its steps a training tells little of where it ends. */
const leastShare = 1 / 9;

/**
 * The points of a set-up's next rung: all points of the search on the first, the best of a rung on the one
 * above. Each rung trains from the first weights, for more steps; only the last takes all of them.
 */
export function halvingTrials(
  setup: PlannedSetup,
  search: DrawnSearch,
  outcomes: readonly TrialOutcome[],
): Pick<PlannedTrial, "point" | "rung">[] {
  const byRung = Map.groupBy(outcomes, ({ config }) => "steps" in config ? config.steps : 0);
  const steps = Number(setup.draft["steps"]);
  const onRung = (resource: number, point: PlannedTrial["point"]) =>
    resource === steps ? { point } : { point, rung: resource };
  const first = proposedPoints(setup, search, []);
  const rungs = rungsOf(setup, first.length);
  const index = rungs.findIndex(({ resource }) => !byRung.has(resource));
  const rung = rungs[index];
  if (rung === undefined) return [];
  const before = rungs[index - 1];
  if (before === undefined) return first.map((point) => onRung(rung.resource, point));
  const scored = scoredPoints(byRung.get(before.resource) ?? []);
  const survivors = halvingSurvivors(scored.map(({ score }) => score), rung.configurations);
  return survivors.map((survivor) => onRung(rung.resource, scored[survivor]!.point));
}

/** Trials of a set-up for each seed, over all rungs. */
export function halvingTrialCount(setup: PlannedSetup, search: DrawnSearch): number {
  const rungs = rungsOf(setup, proposedPoints(setup, search, []).length);
  return rungs.reduce((sum, { configurations }) => sum + configurations, 0);
}

function rungsOf({ draft }: PlannedSetup, configurations: number): Rung[] {
  const maximum = Number(draft["steps"]);
  const minimum = Math.max(1, Math.floor(maximum * leastShare));
  return halvingRungs({ configurations, minimum, maximum });
}
