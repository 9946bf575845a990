import { ConfigError } from "../parts/mod.ts";
import { configKey } from "./_config_key.ts";
import { type Draft, isPartPath, withValue } from "./_draft.ts";
import { placeTrial } from "./_place_trial.ts";
import type { SweepAxis } from "./_sweep_axes.ts";
import type { Point } from "./config_value.ts";
import type { PlannedSetup } from "./sweep_plan.ts";
import type { Swept } from "./swept.ts";

/**
 * What a search draws from on the axes of a set-up.
 *
 * @throws {ConfigError} For an axis that depends on what is drawn on another, for zipped ones, and for an end
 * of an interval that is refused.
 */
export function drawnAxes(draft: Draft, axes: readonly SweepAxis[]): PlannedSetup["axes"] {
  const drawn = applying(draft, axes);
  for (const [path, swept] of Object.entries(drawn)) {
    if (swept.kind !== "values") continue;
    if (swept.zipped) {
      throw refusal(draft, path, "zip(…)", "given without zip(…), which is a grid's");
    }
    if (!isPartPath(draft, path)) continue;
    for (const value of swept.values) {
      if (configKey(applying(withValue(draft, path, value), axes)) === configKey(drawn)) continue;
      const allowed =
        "the same for all axes, of which other values have others; name each in setups, or " +
        "use search=grid";
      throw refusal(draft, path, configKey(value), allowed);
    }
  }
  checkEnds(draft, drawn);
  return drawn;
}

function applying(draft: Draft, axes: readonly SweepAxis[]): Record<string, Swept> {
  return Object.fromEntries(axes.flatMap(({ path, of }) => {
    const swept = of(draft);
    return swept === undefined ? [] : [[path, swept]];
  }));
}

/** What is drawn lies between the ends of an interval, so that it is enough to try these. */
function checkEnds(draft: Draft, axes: Readonly<Record<string, Swept>>): void {
  const ends = Object.entries(axes).map(([path, swept]) =>
    [path, swept.kind === "interval" ? [swept.low, swept.high] : swept.values] as const
  );
  const first: Point = Object.fromEntries(ends.map(([path, [value = null]]) => [path, value]));
  for (const [path, values] of ends) {
    for (const value of values) {
      const point = { ...first, [path]: value };
      placeTrial({ draft, axes, conditions: [{}] }, { point, seed: 0, phase: "search" });
    }
  }
}

function refusal(draft: Draft, path: string, found: string, allowed: string): ConfigError {
  return new ConfigError(`set-up ${draft["setup"]}`, [{ path, found, allowed }]);
}
