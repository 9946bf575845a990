import { readSweep, type SweepRecord } from "../journal/sweep_record.ts";
import type { MlflowClient } from "../mlflow/mlflow_client.ts";
import type { MlflowRun, MlflowRunStatus } from "../mlflow/mlflow_run.ts";
import type { Ending } from "../journal/result.ts";
import { flattenConfig } from "./flatten_config.ts";
import { putFiles } from "./_put_files.ts";
import { errorTags, kindTag, recordTag, sweepTags } from "./_run_tags.ts";
import type { RunOrigin } from "./run_origin.ts";

/** A sweep's own run in MLflow, the parent of its trials' runs. */
export interface SweepRun {
  readonly client: MlflowClient;
  readonly sweep: SweepRecord;
  readonly run: MlflowRun;
  readonly origin: RunOrigin;
}

/** MLflow's words for how something ended. */
export const statuses: Readonly<Record<Ending, MlflowRunStatus>> = {
  finished: "FINISHED",
  failed: "FAILED",
  killed: "KILLED",
};

/** Finds or makes a sweep's run. */
export async function openSweepRun(
  client: MlflowClient,
  folder: string,
  origin: RunOrigin,
): Promise<SweepRun> {
  const sweep = await readSweep(folder);
  const { experimentId } = await client.experiments.getOrCreate(sweep.experiment);
  const run = await client.runs.createOnce({
    experimentId,
    name: sweep.id,
    startTime: sweep.created,
    tags: sweepTags(sweep, origin),
  }, `tags.\`${recordTag}\` = '${sweep.uuid}' AND tags.\`${kindTag}\` = 'sweep'`);
  return { client, sweep, run, origin };
}

/**
 * Brings a sweep's run to what its journal says now. `open` is how a sweep stands that has no result:
 * it runs, or it was cut off and nobody works on it.
 */
export async function syncSweepRun(
  { client, sweep: { folder }, run }: SweepRun,
  open: "RUNNING" | "KILLED",
): Promise<void> {
  const { created, config, result } = await readSweep(folder);
  await client.runs.log(run.runId, {
    params: flattenConfig(config),
    tags: errorTags(result?.error),
    metrics: Object.entries(result?.metrics ?? {}).map(([key, value]) => (
      { key, value, step: 0, timestamp: result?.ended ?? created }
    )),
  });
  await putFiles(client, run, folder);
  await client.runs.update(
    run.runId,
    result ? { status: statuses[result.status], endTime: result.ended } : { status: open },
  );
}
