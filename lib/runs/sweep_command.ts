import type { SweepRecord } from "../tracking/mod.ts";

/** What computes a sweep again, as a person types it. */
export function sweepCommand(
  { experiment, config }: Pick<SweepRecord, "experiment" | "config">,
): string {
  const overrides = Array.isArray(config["overrides"]) ? config["overrides"].map(String) : [];
  return ["deno task sweep", experiment, ...overrides].join(" ");
}
