import { parseOptions } from "../parts/mod.ts";
import { type Draft, withValue } from "./_draft.ts";
import { followLossMargin } from "./_follow_loss_margin.ts";
import type { PlannedSetup, PlannedTrial } from "./sweep_plan.ts";
import { type TrainingTrial, trainingTrial } from "./trial_config.ts";

/** Where a trial of a set-up stands. */
export interface Place extends Pick<PlannedTrial, "phase" | "point" | "fold" | "rung"> {
  readonly seed: number;
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
export function placeTrial({ draft }: PlannedSetup, { seed, ...place }: Place): UnnamedTrial {
  const placed = Object.entries(place.point).reduce<Draft>(
    (at, [path, value]) => withValue(at, path, value),
    draft,
  );
  const whole = {
    ...followLossMargin(placed),
    seed,
    ...(place.rung === undefined ? {} : { steps: place.rung }),
  };
  const config = parseOptions(`set-up ${draft["setup"]}`, trainingTrial, whole);
  return { ...place, config };
}
