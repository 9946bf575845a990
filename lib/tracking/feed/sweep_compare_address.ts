import type { SweepRecord } from "../journal/sweep_record.ts";
import { compareAddress } from "../mlflow/mlflow_addresses.ts";
import type { MlflowClient } from "../mlflow/mlflow_client.ts";
import { kindTag, recordTag } from "./_run_tags.ts";

/**
 * Where a person sees a sweep's trials side by side in MLflow's UI; `undefined` if MLflow has none of
 * them.
 *
 * @throws {MlflowError} If the server cannot be reached or fails.
 */
export async function sweepCompareAddress(
  client: MlflowClient,
  { experiment, uuid }: SweepRecord,
): Promise<string | undefined> {
  const found = await client.experiments.find(experiment);
  if (!found) return undefined;
  const filter = `tags.\`${recordTag}\` = '${uuid}' AND tags.\`${kindTag}\` = 'trial'`;
  const runs = await client.runs.search(found.experimentId, filter);
  if (runs.length === 0) return undefined;
  // Oldest first, as they were run.
  const ids = runs.map(({ runId }) => runId).toReversed();
  return compareAddress(client.address, found.experimentId, ids);
}
