import type { Split } from "../data/mod.ts";
import { runTrial, type SweepPlan, type TrialOutcome } from "../runs/mod.ts";
import { interruption } from "./interruption.ts";
import { progress } from "./progress.ts";

/**
 * Runs a sweep's trials here, one after another, with a bar; the stop button, or Ctrl-C, ends it after the
 * trial under way. Nothing is written to `results/`: for that, and for several trials at once, there is
 * `deno task sweep`, which gives the same numbers.
 *
 * @returns Every trial, for `summarizeSweep()`; those that did not run are unfinished.
 */
export async function sweepLive(
  { experiment, trials }: SweepPlan,
  split: Split,
): Promise<TrialOutcome[]> {
  const outcomes: TrialOutcome[] = [];
  using stop = interruption();
  const bar = progress({ label: `Sweep ${experiment}`, total: trials.length });
  await bar.update(0);
  for (const trial of trials) {
    if (stop.signal.aborted) {
      outcomes.push({ ...trial, status: "unfinished", metrics: {} });
      continue;
    }
    const { metrics } = await runTrial(trial.config, split, () => {});
    outcomes.push({ ...trial, status: "finished", metrics });
    await bar.update(outcomes.length, trial.id);
  }
  await bar.finish();
  return outcomes;
}
