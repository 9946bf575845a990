import { parseOptions } from "../parts/mod.ts";
import { type Draft, withValue } from "./_draft.ts";
import { followLossMargin } from "./_follow_loss_margin.ts";
import type { PlannedSetup, PlannedTrial } from "./sweep_plan.ts";
import { type TrainingTrial, trainingTrial } from "./trial_config.ts";

/** Where a trial of a set-up stands. */
export interface Place extends Pick<PlannedTrial, "phase" | "point" | "fold" | "rung"> {
  readonly seed: number;
  /** How many folds there are. */
  readonly folds?: number;
}

/** A trial of a set-up that trains, before it has a name. */
export interface UnnamedTrial extends Omit<PlannedTrial, "id"> {
  readonly config: TrainingTrial;
}

/**
 * Puts a point's values, a seed and the like over a set-up's configuration.
 *
 * @throws {ConfigError} For a configuration that a part refuses.
 */
export function placeTrial(
  { draft }: PlannedSetup,
  { seed, folds, ...place }: Place,
): UnnamedTrial {
  const placed = Object.entries(place.point).reduce<Draft>(
    (at, [path, value]) => withValue(at, path, value),
    draft,
  );
  const whole = {
    ...followLossMargin(placed),
    seed,
    ...(place.rung === undefined ? {} : { steps: place.rung }),
    ...(folds === undefined
      ? {}
      : { data: { ...Object(placed["data"]), folds, fold: place.fold } }),
  };
  const config = parseOptions(`set-up ${draft["setup"]}`, trainingTrial, whole);
  return { ...place, config };
}

/** A point's trials: one for each seed and fold. */
export function placeTrials(
  setup: PlannedSetup,
  place: Omit<Place, "seed" | "fold" | "folds">,
  { seeds, folds }: { readonly seeds: readonly number[]; readonly folds?: number | undefined },
): UnnamedTrial[] {
  return seeds.flatMap((seed) =>
    folds === undefined
      ? [placeTrial(setup, { ...place, seed })]
      : Array.from({ length: folds }, (_, fold) =>
        placeTrial(setup, { ...place, seed, fold, folds }))
  );
}
