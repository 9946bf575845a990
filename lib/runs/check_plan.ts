import type { Dataset } from "../data/mod.ts";
import { buildTrial } from "./build_trial.ts";
import type { SweepPlan } from "./sweep_plan.ts";

/**
 * Builds the parts of every set-up once, so that what does not fit together is refused before anything
 * runs.
 *
 * @throws {RangeError | TypeError} If parts do not fit each other or the training data.
 */
export function checkPlan({ trials }: SweepPlan, train: Dataset): void {
  const setups = new Map(trials.map(({ config }) => [config.setup, config]));
  for (const config of setups.values()) {
    if (config.kind === "training") buildTrial(config, train);
  }
}
