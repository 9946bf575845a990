import { z } from "zod";
import { divideIntoBatches } from "./_batches.ts";
import { datasetInput, metricItem, textItems } from "./_checked_items.ts";
import type { Transport } from "./_transport.ts";
import { MlflowError } from "./mlflow_error.ts";
import {
  metricSchema,
  type MlflowDataset,
  type MlflowMetric,
  type MlflowRun,
  type MlflowRunStatus,
  runSchema,
} from "./mlflow_run.ts";
import { toWireInteger } from "./wire_number.ts";

/** A run to be created. Times are in milliseconds since 1970. */
export interface NewMlflowRun {
  readonly experimentId: string;
  readonly name: string;
  /** MLflow dates a run without it 1970. */
  readonly startTime: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What to log, in any number: it is divided into as few requests as the limits allow. */
export interface MlflowLog {
  readonly metrics?: readonly MlflowMetric[];
  /** A param can be written once; the same value again is fine. */
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What to change of a run. */
export interface MlflowRunUpdate {
  readonly status?: MlflowRunStatus;
  /** Milliseconds since 1970; belongs to every status that ends a run. */
  readonly endTime?: number;
  readonly name?: string;
}

/** The calls that concern runs. */
export interface MlflowRuns {
  /** Creates a run. Not repeated when its answer is lost, which would make a second one. */
  create(run: NewMlflowRun): Promise<MlflowRun>;
  /**
   * Creates a run that is not there yet; if the answer is lost, `filter` finds out whether it was
   * made. The filter must match the run's tags and no other run.
   */
  createSurely(run: NewMlflowRun, filter: string): Promise<MlflowRun>;
  /**
   * Creates a run unless `filter` finds one: however often it is called, whatever answers are lost,
   * there is one. Doubles, which a request that seemed lost left behind, go to MLflow's trash.
   */
  createOnce(run: NewMlflowRun, filter: string): Promise<MlflowRun>;
  get(runId: string): Promise<MlflowRun>;
  /** All runs that match a filter such as ``tags.`mlflow.parentRunId` = '…'``, newest first. */
  search(experimentId: string, filter: string): Promise<MlflowRun[]>;
  /** Logs metrics, params and tags. Safe to repeat: MLflow keeps equal metrics once. */
  log(runId: string, log: MlflowLog): Promise<void>;
  /** Notes the data sets that a run read. */
  logDatasets(runId: string, datasets: readonly MlflowDataset[]): Promise<void>;
  update(runId: string, update: MlflowRunUpdate): Promise<void>;
  /** Moves a run to MLflow's trash, from where its UI can restore it. */
  delete(runId: string): Promise<void>;
  /** Every value of one metric, in MLflow's order (by timestamp, then step). */
  metricHistory(runId: string, key: string): Promise<MlflowMetric[]>;
}

const one = z.object({ run: runSchema });
const nextPageToken = z.string().default("");
// MLflow says "none" by an empty object; anything else without a list is not its answer.
const many = z.union([
  z.object({ runs: z.array(runSchema), nextPageToken }),
  z.strictObject({}).transform(() => ({ runs: [], nextPageToken: "" })),
]);
const history = z.union([
  z.object({ metrics: z.array(metricSchema), nextPageToken }),
  z.strictObject({}).transform(() => ({ metrics: [], nextPageToken: "" })),
]);
const updated = z.object({ runInfo: z.object({ runId: z.string() }) });
const nothing = z.strictObject({});
const folder = "/api/2.0/mlflow/runs";

/** Runs a page: each carries its params, tags and metrics, so a page of more is large. */
const RUNS_PER_PAGE = 500;

/** Values a page: the most that MLflow gives. */
const VALUES_PER_PAGE = 25_000;

export function runCalls({ call }: Transport): MlflowRuns {
  async function create(run: NewMlflowRun): Promise<MlflowRun> {
    const body = {
      experimentId: run.experimentId,
      runName: run.name,
      startTime: toWireInteger("start_time", run.startTime),
      tags: textItems("tag", run.tags),
    };
    const action = `create run "${run.name}"`;
    const path = `${folder}/create`;
    return (await call({ action, method: "POST", path, body, repeatable: false }, one)).run;
  }

  async function search(experimentId: string, filter: string): Promise<MlflowRun[]> {
    const runs: MlflowRun[] = [];
    let pageToken: string | undefined;
    do {
      const page = await call({
        action: "search runs",
        method: "POST",
        path: `${folder}/search`,
        body: { experimentIds: [experimentId], filter, maxResults: RUNS_PER_PAGE, pageToken },
        repeatable: true,
      }, many);
      runs.push(...page.runs);
      pageToken = page.nextPageToken;
    } while (pageToken);
    return runs;
  }

  async function find(run: NewMlflowRun, filter: string): Promise<MlflowRun | undefined> {
    const [found, ...doubles] = (await search(run.experimentId, filter)).toReversed();
    // The server may have been working on a request still when it was asked whether it was lost.
    for (const { runId } of doubles) await trash(runId);
    return found;
  }

  async function trash(runId: string): Promise<void> {
    const path = `${folder}/delete`;
    const body = { runId };
    await call({ action: "delete run", method: "POST", path, body, repeatable: true }, nothing);
  }

  async function createSurely(run: NewMlflowRun, filter: string): Promise<MlflowRun> {
    try {
      return await create(run);
    } catch (error) {
      const unsure = error instanceof MlflowError && !["invalid", "missing"].includes(error.kind);
      if (!unsure) throw error;
      return await find(run, filter) ?? await create(run);
    }
  }

  async function log(runId: string, { metrics = [], params, tags }: MlflowLog): Promise<void> {
    const batches = divideIntoBatches({
      params: textItems("param", params),
      tags: textItems("tag", tags),
      metrics: metrics.map(metricItem),
    });
    for (const batch of batches) {
      const action = "log a batch";
      const path = `${folder}/log-batch`;
      const body = { runId, ...batch };
      await call({ action, method: "POST", path, body, repeatable: true }, nothing);
    }
  }

  async function logDatasets(runId: string, datasets: readonly MlflowDataset[]): Promise<void> {
    if (datasets.length === 0) return;
    const body = { runId, datasets: datasets.map(datasetInput) };
    const path = `${folder}/log-inputs`;
    // MLflow keeps an equal data set of a run once, so that a repetition is safe.
    await call({ action: "log data sets", method: "POST", path, body, repeatable: true }, nothing);
  }

  return {
    create,
    createSurely,
    createOnce: async (run, filter) => await find(run, filter) ?? await createSurely(run, filter),
    search,
    log,
    logDatasets,
    async get(runId) {
      const query = { "run_id": runId };
      const path = `${folder}/get`;
      return (await call({ action: "get run", method: "GET", path, query, repeatable: true }, one))
        .run;
    },
    async update(runId, { status, endTime, name }) {
      const end = endTime === undefined ? undefined : toWireInteger("end_time", endTime);
      const body = { runId, status, endTime: end, runName: name };
      const path = `${folder}/update`;
      await call({ action: "update run", method: "POST", path, body, repeatable: true }, updated);
    },
    delete: trash,
    async metricHistory(runId, key) {
      const metrics: MlflowMetric[] = [];
      let pageToken: string | undefined;
      do {
        const query = {
          "run_id": runId,
          "metric_key": key,
          "max_results": String(VALUES_PER_PAGE),
          "page_token": pageToken,
        };
        const path = "/api/2.0/mlflow/metrics/get-history";
        const action = `get the history of metric "${key}"`;
        const page = await call({ action, method: "GET", path, query, repeatable: true }, history);
        metrics.push(...page.metrics);
        pageToken = page.nextPageToken;
      } while (pageToken);
      return metrics;
    },
  };
}
