import { loadSplit, type Split } from "../data/mod.ts";
import type { ProgressListener } from "../host/mod.ts";
import { buildTrial } from "./build_trial.ts";
import type { SweepPlan } from "./sweep_plan.ts";

/**
 * Loads the data of a plan and builds the parts of every set-up once, so that what does not fit together
 * is refused before anything runs.
 *
 * @returns The split, which all trials of a sweep share.
 * @throws {RangeError | TypeError} If parts do not fit each other or the data.
 */
export async function checkPlan(
  plan: SweepPlan,
  context: { readonly folder?: string | undefined; readonly onProgress?: ProgressListener },
): Promise<Split> {
  const [first] = plan.trials;
  if (first === undefined) {
    throw new RangeError(`Cannot sweep ${plan.experiment}: it has no trials`);
  }
  const split = await loadSplit(first.config.data, context);
  const setups = new Map(plan.trials.map(({ config }) => [config.setup, config]));
  for (const config of setups.values()) {
    if (config.kind === "training") buildTrial(config, split.train);
  }
  return split;
}
