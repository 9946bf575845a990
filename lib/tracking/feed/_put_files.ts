import { join } from "node:path";
import type { MlflowClient } from "../mlflow/mlflow_client.ts";
import type { MlflowRun } from "../mlflow/mlflow_run.ts";

/** The metrics are in MLflow as metrics. */
const LEFT_OUT = /^\.|\.tmp$|^metrics\.jsonl$/;

/** Stores the plain files of a journal's folder as artifacts of its run; not its folders. */
export async function putFiles(client: MlflowClient, run: MlflowRun, folder: string) {
  const names: string[] = [];
  for await (const { isFile, name } of Deno.readDir(folder)) {
    if (isFile && !LEFT_OUT.test(name)) names.push(name);
  }
  for (const name of names.toSorted()) {
    await client.artifacts.put(run.artifactUri, name, await Deno.readFile(join(folder, name)));
  }
}
