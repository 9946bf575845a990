import { ConfigError, parseOptions } from "../parts/mod.ts";
import { applyOverrides, type Draft } from "./_apply_overrides.ts";
import { followLossMargin } from "./_follow_loss_margin.ts";
import { sweepAxes } from "./_sweep_axes.ts";
import type { Experiment } from "./experiment.ts";
import type { Override } from "./override.ts";
import type { PlannedTrial, SweepPlan } from "./sweep_plan.ts";
import {
  type BaselineTrial,
  type TrainingTrial,
  trainingTrial,
  type TrialConfig,
} from "./trial_config.ts";

/**
 * Lists the trials of an experiment: set-ups × values of the swept option × seeds, then the baselines
 * (the untrained encoder for each seed, and raw pixels).
 *
 * @throws {ConfigError} For an override that fits nothing, or a configuration that a part refuses.
 */
export function planSweep(experiment: Experiment, overrides: readonly Override[] = []): SweepPlan {
  const { option } = experiment.sweep;
  const { setups, values, seeds, others } = sweepAxes(experiment, overrides);
  const names = Object.keys(setups);
  const drafts = applyOverrides(
    names.map((setup) => ({ ...experiment.shared, ...setups[setup], setup })),
    others,
  );
  const training = drafts.flatMap((draft, index) => {
    const swept = values[names[index]!] ?? refuseWithoutValues(experiment, draft);
    return swept.flatMap((value) =>
      seeds.map((seed) => trainingConfig({ ...draft, seed }, option, value))
    );
  });
  const trials: PlannedTrial[] = [
    ...training.map((config) => ({ id: trialId(config, option), config })),
    ...baselines(training).map((config) => ({ id: trialId(config, option), config })),
  ];
  return { experiment: experiment.name, question: experiment.question, option, trials };
}

/** A loss that came by an override must bring its values: those of another are on another scale. */
function refuseWithoutValues({ name, sweep: { option } }: Experiment, draft: Draft): never {
  const { loss } = parseOptions(`set-up ${draft["setup"]}`, trainingTrial, { ...draft, seed: 0 });
  throw new ConfigError(`the experiment ${name}`, [{
    path: option,
    found: "nothing",
    allowed: `given for ${loss.name}, of which it lists no values (${option}=…)`,
  }]);
}

function trainingConfig(draft: Draft, option: string, value: unknown): TrainingTrial {
  const loss = { ...Object(draft["loss"]), [option]: value };
  const whole = followLossMargin({ ...draft, loss });
  return parseOptions(`set-up ${draft["setup"]}`, trainingTrial, whole);
}

/** For each seed the encoder with its first weights, the very ones that training starts from. */
function baselines([first, ...rest]: readonly TrainingTrial[]): BaselineTrial[] {
  if (first === undefined) return [];
  const { data, encoder, threads, determinism, seed } = first;
  const seeds = new Set([first, ...rest].map((trial) => trial.seed));
  return [
    ...[...seeds].map((each): BaselineTrial => ({
      kind: "untrained",
      setup: "untrained",
      seed: each,
      data,
      encoder,
      threads,
      determinism,
    })),
    { kind: "raw-pixels", setup: "raw-pixels", seed, data, threads, determinism },
  ];
}

function trialId(config: TrialConfig, option: string): string {
  const { setup, seed } = config;
  const options = config.kind === "training" ? { ...config.loss } : {};
  const swept = option in options ? [`${option}-${Object(options)[option]}`] : [];
  return [setup, ...swept, `seed-${seed}`].join("_");
}
