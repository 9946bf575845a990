import { propose } from "../search/mod.ts";
import { scoredPoints } from "./_scored_points.ts";
import { axesSpace } from "./_search_space.ts";
import type { Point } from "./config_value.ts";
import type { DrawnSearch } from "./search_settings.ts";
import type { PlannedSetup } from "./sweep_plan.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/** Points before the first from which the estimator learns: they are proposed at once. */
const startup = 10;

/**
 * The points of a set-up's next round: what does not learn from scores proposes all at once. None, when the
 * set-up has had its number, or there are no others.
 */
export function proposedPoints(
  setup: PlannedSetup,
  { strategy, trials, round, seed }: DrawnSearch,
  outcomes: readonly TrialOutcome[],
): Point[] {
  const tried = scoredPoints(outcomes);
  const { space, toSearch, fromSearch } = axesSpace(setup);
  if (Object.keys(space).length === 0) return tried.length === 0 ? [fromSearch({})] : [];
  const first = strategy === "tpe" ? Math.max(round, startup) : trials;
  const count = Math.min(trials - tried.length, tried.length === 0 ? first : round);
  if (count <= 0 || (strategy !== "tpe" && tried.length > 0)) return [];
  const points = propose({
    strategy: strategy === "halving" ? "sobol" : strategy,
    space,
    seed,
    history: tried.map(({ point, score }) => ({ point: toSearch(point), score })),
    count,
  });
  return points.map(fromSearch);
}
