import type { TrialRecord } from "../journal/trial_record.ts";
import type { MlflowRun } from "../mlflow/mlflow_run.ts";
import { flattenConfig } from "./flatten_config.ts";
import { putFiles } from "./_put_files.ts";
import { attemptTag, errorTags, kindTag, recordTag, trialTag, trialTags } from "./_run_tags.ts";
import { statuses, type SweepRun } from "./_sweep_run.ts";
import { trialMetrics } from "./_trial_metrics.ts";

/** The runs that MLflow has of a sweep's trials, by trial; by its mark, since a parent can be lost. */
export async function findTrialRuns(
  { client, run, sweep }: SweepRun,
): Promise<Map<string, readonly MlflowRun[]>> {
  const filter = `tags.\`${recordTag}\` = '${sweep.uuid}' AND tags.\`${kindTag}\` = 'trial'`;
  const runs = await client.runs.search(run.experimentId, filter);
  return Map.groupBy(runs, ({ tags }) => tags[trialTag] ?? "");
}

/** Whether MLflow already has all of a trial: its status is the last thing that is sent. */
export function isTrialSent(
  parent: SweepRun,
  trial: TrialRecord,
  runs: readonly MlflowRun[],
): boolean {
  return runs.length === 1 &&
    runs.every(({ tags, status, endTime }) =>
      tags[attemptTag] === String(trial.started) && status !== "RUNNING" &&
      tags["mlflow.parentRunId"] === parent.run.runId &&
      endTime === trial.result?.ended
    );
}

/**
 * Brings the run of a trial that has ended to what its journal says. However often it is called,
 * and wherever an earlier call was cut off, the run is the same in the end. `known` is all that
 * MLflow has of this trial; runs of earlier attempts and doubles go to its trash. Gives what it has
 * now.
 */
export async function syncTrialRun(
  parent: SweepRun,
  trial: TrialRecord,
  known: readonly MlflowRun[],
): Promise<readonly MlflowRun[]> {
  const { client, sweep, origin } = parent;
  const { result } = trial;
  if (!result) return known;
  const attempt = String(trial.started);
  const begun = known.find(({ tags }) => tags[attemptTag] === attempt);
  for (const { runId } of known.filter((it) => it !== begun)) await client.runs.delete(runId);
  const { experimentId, runId: parentRunId } = parent.run;
  const run = begun ?? await client.runs.createSurely({
    experimentId,
    name: trial.id,
    startTime: trial.started,
    tags: trialTags(sweep, parentRunId, trial, origin),
  }, trialFilter(parent, trial));
  await client.runs.log(run.runId, {
    params: flattenConfig(trial.config),
    tags: { "mlflow.parentRunId": parentRunId, ...errorTags(result.error) },
    metrics: trialMetrics(trial),
  });
  await client.runs.logDatasets(
    run.runId,
    trial.datasets.map(({ sha256, source, ...dataset }) => ({
      ...dataset,
      // MLflow takes 36 characters; the source has room for the whole.
      digest: sha256.slice(0, 32),
      sourceType: source.split(":", 1)[0] ?? "code",
      source: `${source}#sha256=${sha256}`,
    })),
  );
  await putFiles(client, run, trial.folder);
  await client.runs.update(run.runId, { status: statuses[result.status], endTime: result.ended });
  return [run];
}

function trialFilter({ sweep }: SweepRun, { id, started }: TrialRecord): string {
  return [
    [recordTag, sweep.uuid],
    [trialTag, id],
    [attemptTag, String(started)],
  ].map(([tag, value]) => `tags.\`${tag}\` = '${value}'`).join(" AND ");
}
