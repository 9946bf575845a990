import { mean } from "../statistics/mod.ts";
import { configKey } from "./_config_key.ts";
import type { Point } from "./config_value.ts";
import { primaryMetric } from "./sweep_summary.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/** A point that was tried, and its mean score on validation; none, where all of its trials failed. */
export interface ScoredPoint {
  readonly point: Point;
  readonly score?: number;
}

/** The points of trials, each once, in the order of the trials. */
export function scoredPoints(outcomes: readonly TrialOutcome[]): ScoredPoint[] {
  const byPoint = Map.groupBy(outcomes, ({ point }) => configKey(point));
  return [...byPoint.values()].map((trials) => {
    const scores = trials.flatMap(({ metrics }) => metrics[`validation/${primaryMetric}`] ?? [])
      .filter(Number.isFinite);
    const point = trials[0]?.point ?? {};
    return scores.length === 0 ? { point } : { point, score: mean(scores) };
  });
}
