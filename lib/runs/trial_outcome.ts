import type { PlannedTrial } from "./sweep_plan.ts";

/** A trial after the sweep, as its journal tells it. */
export interface TrialOutcome extends PlannedTrial {
  /** A trial that was interrupted, or never began, is unfinished. */
  readonly status: "finished" | "failed" | "unfinished";
  /** Last metrics by name, e.g. `test/map_at_r`; empty unless finished. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly error?: string;
}
