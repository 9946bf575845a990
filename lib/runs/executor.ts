import type { TrialConfig } from "./trial_config.ts";

/** A trial to run, and what it needs to know of the machine. None of that changes its numbers. */
export interface TrialJob {
  readonly id: string;
  readonly config: TrialConfig;
  /** Where its journal goes. */
  readonly folder: string;
  /** Where the user's own data lie. */
  readonly dataFolder?: string | undefined;
  readonly backend: "tensorflow" | "cpu";
}

/** What happens to trials while they run. */
export type TrialEvent =
  | { readonly kind: "started"; readonly id: string }
  | { readonly kind: "step"; readonly id: string; readonly step: number }
  | {
    readonly kind: "finished";
    readonly id: string;
    /** Different functions that its worker has compiled up to now. */
    readonly compiledFunctions: number;
    /** Those of them that XLA compiled, which its worker cannot free. */
    readonly compiledPrograms: number;
  }
  | { readonly kind: "failed"; readonly id: string; readonly error: string };

/**
 * Runs trials somewhere, each writing its own journal, round after round: a round is asked for when all
 * trials of the one before have ended. A trial without an event "finished" or "failed" was stopped by
 * the signal and is run again on resume.
 */
export type Executor = (
  rounds: AsyncIterable<readonly TrialJob[]> | Iterable<readonly TrialJob[]>,
  signal: AbortSignal,
) => AsyncIterable<TrialEvent>;
