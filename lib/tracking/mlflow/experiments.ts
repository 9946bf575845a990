import { z } from "zod";
import type { Transport } from "./_transport.ts";
import { MlflowError } from "./mlflow_error.ts";

/** An experiment: a named list of runs. */
export interface MlflowExperiment {
  readonly experimentId: string;
  readonly name: string;
  readonly deleted: boolean;
}

/** The calls that concern experiments. */
export interface MlflowExperiments {
  /** The experiment of this name, also if it is deleted; `undefined` if there is none. */
  find(name: string): Promise<MlflowExperiment | undefined>;
  /**
   * The experiment of this name, made if there is none and restored if it was deleted: a deleted
   * one still holds its name.
   */
  getOrCreate(name: string): Promise<MlflowExperiment>;
}

const answer = z.object({
  experiment: z.object({
    experimentId: z.string(),
    name: z.string(),
    lifecycleStage: z.string(),
  }).transform(({ experimentId, name, lifecycleStage }) => ({
    experimentId,
    name,
    deleted: lifecycleStage === "deleted",
  })),
});

const created = z.object({ experimentId: z.string() });
const nothing = z.strictObject({});
const folder = "/api/2.0/mlflow/experiments";

export function experimentCalls({ call }: Transport): MlflowExperiments {
  async function find(name: string): Promise<MlflowExperiment | undefined> {
    const action = `find experiment "${name}"`;
    const path = `${folder}/get-by-name`;
    const query = { "experiment_name": name };
    try {
      return (await call({ action, method: "GET", path, query, repeatable: true }, answer))
        .experiment;
    } catch (error) {
      // A server that is not MLflow's has no such code.
      if (error instanceof MlflowError && error.code === "RESOURCE_DOES_NOT_EXIST") {
        return undefined;
      }
      throw error;
    }
  }

  async function restore({ name, experimentId }: MlflowExperiment): Promise<MlflowExperiment> {
    const action = `restore the deleted experiment "${name}"`;
    const path = `${folder}/restore`;
    await call({ action, method: "POST", path, body: { experimentId }, repeatable: true }, nothing);
    return { name, experimentId, deleted: false };
  }

  async function getOrCreate(name: string): Promise<MlflowExperiment> {
    const found = await find(name);
    if (found) return found.deleted ? await restore(found) : found;
    try {
      const { experimentId } = await call({
        action: `create experiment "${name}"`,
        method: "POST",
        path: `${folder}/create`,
        body: { name },
        repeatable: false,
      }, created);
      return { name, experimentId, deleted: false };
    } catch (error) {
      // Another process may have made it, or this one, by a request whose answer was lost.
      const now = await find(name);
      if (now) return now;
      throw error;
    }
  }

  return { find, getOrCreate };
}
