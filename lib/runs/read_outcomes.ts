import { readTrial } from "../tracking/mod.ts";
import type { PlannedTrial } from "./sweep_plan.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/** Reads how each trial of a plan ended, from the journals in a sweep's folder. */
export function readOutcomes(
  trials: readonly PlannedTrial[],
  trialFolder: (id: string) => string,
): Promise<TrialOutcome[]> {
  return Promise.all(trials.map(async (trial): Promise<TrialOutcome> => {
    const result = await readTrial(trialFolder(trial.id)).then((it) => it.result, () => undefined);
    if (result?.status === "finished") {
      return { ...trial, status: "finished", metrics: result.metrics };
    }
    if (result?.status === "failed") {
      return { ...trial, status: "failed", metrics: {}, error: result.error ?? "unknown" };
    }
    return { ...trial, status: "unfinished", metrics: {} };
  }));
}
