import type { Dataset } from "../data/mod.ts";
import { configKey } from "./_config_key.ts";
import { buildTrial } from "./build_trial.ts";
import type { SweepPlan } from "./sweep_plan.ts";

/**
 * Builds the parts of every trial that differs in more than its seed, so that what does not fit together is
 * refused before anything runs.
 *
 * @throws {RangeError | TypeError} If parts do not fit each other or the training data.
 */
export function checkPlan({ trials }: SweepPlan, train: Dataset): void {
  const configs = new Map(
    trials.map(({ config }) => [configKey({ ...config, seed: 0, setup: "" }), config]),
  );
  for (const config of configs.values()) {
    if (config.kind === "training") buildTrial(config, train);
  }
}
