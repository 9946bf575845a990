import { endTrial, openTrialJournal, readTrialStatus } from "../tracking/mod.ts";
import type { Executor, TrialEvent, TrialJob } from "./executor.ts";
import type { OpenedSweep } from "./open_sweep.ts";

/** Where a machine differs from another; nothing of it changes a number. */
export type MachineOptions = Pick<TrialJob, "dataFolder" | "backend">;

/** The trials of a sweep that have not finished: failed and interrupted ones are run again. */
export async function pendingTrials(
  { plan, journal }: OpenedSweep,
  { dataFolder, backend }: MachineOptions,
): Promise<TrialJob[]> {
  const jobs = plan.trials.map((trial) => ({
    ...trial,
    dataFolder,
    backend,
    folder: journal.trialFolder(trial.id),
  }));
  const statuses = await Promise.all(jobs.map(({ folder }) => readTrialStatus(folder)));
  return jobs.filter((_, index) => statuses[index] !== "finished");
}

/**
 * Runs trials and tells what happens. A trial whose worker died is written down as failed, so that
 * every trial has an end in its journal unless the sweep was interrupted.
 */
export async function* runSweep(
  jobs: readonly TrialJob[],
  executor: Executor,
  signal: AbortSignal,
): AsyncGenerator<TrialEvent, void> {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  for await (const event of executor(jobs, signal)) {
    const job = byId.get(event.id);
    if (event.kind === "failed" && job !== undefined) await recordFailure(job, event.error);
    yield event;
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
