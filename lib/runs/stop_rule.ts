import type { TrainingTrial } from "./trial_config.ts";

/** Decides after each validation check whether to keep the weights, and whether to go on. */
export interface StopRule {
  /**
   * @param score Larger is better; undefined without validation, where the last weights are kept.
   */
  check(score: number | undefined): { readonly isBest: boolean; readonly isOver: boolean };
}

/**
 * Ends a training after `patience` checks in a row that are no better than the best before, or at the first
 * check after `maxMinutes`. Of equal checks the first is the best.
 *
 * @param now Milliseconds; only differences count.
 */
export function stopRule(
  { patience = Infinity, maxMinutes = Infinity }: Pick<TrainingTrial, "patience" | "maxMinutes">,
  now: () => number = () => performance.now(),
): StopRule {
  const started = now();
  let best = -Infinity;
  let worse = 0;
  return {
    check(score) {
      const isBest = score === undefined || score > best;
      best = Math.max(best, score ?? -Infinity);
      worse = isBest ? 0 : worse + 1;
      const isLate = now() - started >= 60_000 * maxMinutes;
      return { isBest, isOver: worse >= patience || isLate };
    },
  };
}
