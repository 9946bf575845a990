import { endTrial, openTrialJournal, readTrialStatus } from "../tracking/mod.ts";
import type { Executor, TrialEvent, TrialJob } from "./executor.ts";
import { addLaterTrials, readLaterTrials } from "./later_trials.ts";
import { nextTrials } from "./next_trials.ts";
import type { OpenedSweep } from "./open_sweep.ts";
import { readOutcomes } from "./read_outcomes.ts";
import type { PlannedTrial } from "./sweep_plan.ts";

/** Where a machine differs from another; nothing of it changes a number. */
export type MachineOptions = Pick<TrialJob, "dataFolder" | "backend">;

/** All trials of a sweep that are known by now. */
export async function knownTrials(sweep: OpenedSweep): Promise<PlannedTrial[]> {
  return [...sweep.plan.trials, ...await readLaterTrials(sweep.journal.record.folder)];
}

/** The trials of a sweep that have not finished: failed and interrupted ones are run again. */
export async function pendingTrials(
  sweep: OpenedSweep,
  machine: MachineOptions,
): Promise<TrialJob[]> {
  const jobs = (await knownTrials(sweep)).map((trial) => jobOf(trial, sweep, machine));
  const statuses = await Promise.all(jobs.map(({ folder }) => readTrialStatus(folder)));
  return jobs.filter((_, index) => statuses[index] !== "finished");
}

function jobOf(
  { id, config }: PlannedTrial,
  { journal }: OpenedSweep,
  { dataFolder, backend }: MachineOptions,
): TrialJob {
  return { id, config, dataFolder, backend, folder: journal.trialFolder(id) };
}

export interface RunSweepOptions extends MachineOptions {
  readonly sweep: OpenedSweep;
  readonly executor: Executor;
  readonly signal: AbortSignal;
  /** Hears each round of trials before it runs. */
  readonly onRound?: (jobs: readonly TrialJob[]) => void;
}

/**
 * Runs the trials of a sweep that have not finished, then round after round what follows from their
 * scores, and tells what happens. A trial whose worker died is written down as failed, so that every
 * trial has an end in its journal unless the sweep was interrupted.
 */
export async function* runSweep(options: RunSweepOptions): AsyncGenerator<TrialEvent, void> {
  const { sweep, executor, signal, onRound = () => {}, ...machine } = options;
  const running = new Map<string, TrialJob>();
  let allEnded = () => {};

  async function* rounds(): AsyncGenerator<readonly TrialJob[], void> {
    let jobs = await pendingTrials(sweep, machine);
    for (;;) {
      onRound(jobs);
      jobs.forEach((job) => running.set(job.id, job));
      const ended = new Promise<void>((resolve) => allEnded = resolve);
      yield jobs;
      // The executor may be ahead of what has been written down of its events.
      if (running.size > 0) await ended;
      jobs = await nextRound();
      if (jobs.length === 0) return;
    }
  }

  async function nextRound(): Promise<TrialJob[]> {
    const outcomes = await readOutcomes(await knownTrials(sweep), sweep.journal.trialFolder);
    const next = nextTrials(sweep.plan, outcomes);
    if (next.length > 0) await addLaterTrials(sweep, next);
    return next.map((trial) => jobOf(trial, sweep, machine));
  }

  for await (const event of executor(rounds(), signal)) {
    const job = running.get(event.id);
    if (event.kind === "failed" && job !== undefined) await recordFailure(job, event.error);
    yield event;
    if (event.kind === "finished" || event.kind === "failed") running.delete(event.id);
    if (running.size === 0) allEnded();
  }
}

async function recordFailure({ folder, config }: TrialJob, error: string): Promise<void> {
  if (await readTrialStatus(folder) !== "waiting") {
    // What it had recorded stays: it may tell why.
    return await endTrial({ folder, status: "failed", error });
  }
  using journal = await openTrialJournal({ folder, config, seed: config.seed });
  await journal.finish({ status: "failed", metrics: {}, error });
}
