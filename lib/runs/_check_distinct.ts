import { ConfigError } from "../parts/mod.ts";
import { configKey } from "./_config_key.ts";
import type { PlannedTrial } from "./sweep_plan.ts";

/**
 * Refuses set-ups whose trials are all the same: two names for one thing would be compared as if they were
 * two.
 *
 * @throws {ConfigError} Naming both.
 */
export function checkDistinct(trials: readonly Omit<PlannedTrial, "id">[]): void {
  const bySetup = Map.groupBy(trials, ({ config }) => config.setup);
  const names = new Map<string, string>();
  for (const [setup, own] of bySetup) {
    const key = configKey(own.map(({ config }) => ({ ...config, setup: "" })));
    const twin = names.get(key);
    if (twin !== undefined) {
      throw new ConfigError("the sweep", [{
        path: "setups",
        found: `${twin} and ${setup} with one configuration`,
        allowed: "set-ups that differ",
      }]);
    }
    names.set(key, setup);
  }
}
