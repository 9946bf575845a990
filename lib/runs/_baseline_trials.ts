import { configKey } from "./_config_key.ts";
import type { Point } from "./config_value.ts";
import type { PlannedTrial } from "./sweep_plan.ts";
import type { BaselineTrial } from "./trial_config.ts";

type Unnamed = Omit<PlannedTrial, "id">;

/**
 * What the trials are to be seen beside: each encoder with its first weights for each seed, the very ones
 * that training starts from, and the images as they are.
 */
export function baselineTrials(trials: readonly Unnamed[]): Unnamed[] {
  const training = trials.flatMap(({ config, point }) =>
    config.kind === "training" ? [{ config, point }] : []
  );
  const [first] = training;
  if (first === undefined) return [];
  const { data: folded, threads, determinism, seed } = first.config;
  // Nothing is trained: the folds have no part in it.
  const { folds: _, fold: __, ...data } = { folds: undefined, fold: undefined, ...folded };
  const shared = { data, threads, determinism };
  const untrained = new Map(training.map(({ config: { encoder, seed }, point }) => [
    configKey([encoder, seed]),
    baseline({ kind: "untrained", setup: "untrained", seed, encoder, ...shared }, ofEncoder(point)),
  ]));
  const raw = baseline({ kind: "raw-pixels", setup: "raw-pixels", seed, ...shared }, {});
  return [...untrained.values(), raw];
}

function baseline(config: BaselineTrial, point: Point): Unnamed {
  return { phase: "search", point, config };
}

function ofEncoder(point: Point): Point {
  return Object.fromEntries(Object.entries(point).filter(([path]) => /^encoder\b/.test(path)));
}
