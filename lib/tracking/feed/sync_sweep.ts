import { join } from "node:path";
import { readResult } from "../journal/result.ts";
import { readTrial } from "../journal/trial_record.ts";
import type { MlflowClient } from "../mlflow/mlflow_client.ts";
import { MlflowError } from "../mlflow/mlflow_error.ts";
import { openSweepRun, type SweepRun, syncSweepRun } from "./_sweep_run.ts";
import type { MlflowRun } from "../mlflow/mlflow_run.ts";
import { recordTag, trialTag } from "./_run_tags.ts";
import { findTrialRuns, isTrialSent, syncTrialRun } from "./_trial_run.ts";
import type { RunOrigin } from "./run_origin.ts";

/** What is brought to MLflow. */
export interface SyncOptions extends RunOrigin {
  readonly client: MlflowClient;
  /** The sweep's folder. Hold its lock (`openSweepJournal` or `lockSweep`), so that two do not sync. */
  readonly folder: string;
  /** Called after each trial that was looked at. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** What a sync did, and where to see it. */
export interface Synced {
  readonly experimentId: string;
  /** The sweep's own run, the parent of its trials' runs. */
  readonly runId: string;
  /** Trials that were sent now; the others that have ended were there already. */
  readonly sent: readonly string[];
  /** Trials that MLflow refused, and why. */
  readonly refused: ReadonlyMap<string, MlflowError>;
}

/**
 * Brings MLflow to what a sweep's journals say: one run for the sweep, a child run for each trial
 * that has ended. What is there already is not sent again, nothing is there twice, and a sync that
 * was cut off anywhere is made good by the next. A sweep without a result counts as killed, since
 * the caller holds its lock: a crash leaves it as running in MLflow, and this mends it.
 *
 * @throws {MlflowError} If the server cannot be reached or fails. The journals keep everything.
 * @throws {JournalError} If a journal cannot be read.
 */
export async function syncSweep(options: SyncOptions): Promise<Synced> {
  const { client, folder, onProgress } = options;
  const parent = await openSweepRun(client, folder, options);
  const found = await findTrialRuns(parent);
  const { trials } = parent.sweep;
  const sent: string[] = [];
  const refused = new Map<string, MlflowError>();
  for (const [index, id] of trials.entries()) {
    try {
      const known = found.get(id) ?? [];
      const now = await syncTrial(parent, id, known);
      if (now !== known) sent.push(id);
      found.set(id, now);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.set(id, error);
    }
    onProgress?.(index + 1, trials.length);
  }
  await syncSweepRun(parent, "KILLED");
  const kept = [parent.run, ...[...found.values()].flat()].map(({ runId }) => runId);
  await trashDoubles(parent, new Set(kept), refused);
  return { experimentId: parent.run.experimentId, runId: parent.run.runId, sent, refused };
}

async function syncTrial(
  parent: SweepRun,
  id: string,
  known: readonly MlflowRun[],
): Promise<readonly MlflowRun[]> {
  const folder = join(parent.sweep.folder, id);
  if (!await readResult(folder)) return known;
  const trial = await readTrial(folder);
  return isTrialSent(parent, trial, known) ? known : await syncTrialRun(parent, trial, known);
}

/** Runs that came of requests which seemed lost, and were made after all in the meantime. */
async function trashDoubles(
  { client, run, sweep }: SweepRun,
  kept: ReadonlySet<string>,
  refused: ReadonlyMap<string, MlflowError>,
): Promise<void> {
  const filter = `tags.\`${recordTag}\` = '${sweep.uuid}'`;
  for (const { runId, tags } of await client.runs.search(run.experimentId, filter)) {
    if (!kept.has(runId) && !refused.has(tags[trialTag] ?? "")) await client.runs.delete(runId);
  }
}

function isRefusal(error: unknown): error is MlflowError {
  return error instanceof MlflowError && error.kind === "invalid";
}
