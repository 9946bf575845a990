import { isDeepStrictEqual } from "node:util";
import {
  type DatasetFacts,
  flattenConfig,
  type JsonObject,
  type MlflowClient,
  type MlflowMetric,
  type MlflowRun,
  readSweep,
  readTrial,
  type SweepRecord,
  type TrialRecord,
  type TrialResult,
} from "../../../lib/tracking/mod.ts";
import { dataset, environment } from "../feed/small_sweep.ts";

/** What a run has to be, by the journal. */
interface Expected {
  readonly folder: string;
  readonly name: string;
  readonly started: number;
  readonly result: TrialResult | undefined;
  readonly params: JsonObject;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: readonly MlflowMetric[];
  readonly datasets: readonly DatasetFacts[];
}

/** Where MLflow is and keeps its files. */
export interface Store {
  readonly client: MlflowClient;
  readonly folder: string;
}

/**
 * Where MLflow differs from a sweep's journals, a line each: runs that lack or are there twice; params, tags,
 * every point of every metric, data sets, times, status; the bytes of every artifact.
 */
export async function recordDifferences({ client, folder }: Store, sweepFolder: string) {
  const sweep = await readSweep(sweepFolder);
  const experiment = await client.experiments.find(sweep.experiment);
  if (!experiment) return [`there is no experiment ${sweep.experiment}`];
  const runs = await client.runs.search(
    experiment.experimentId,
    `tags.\`marginalia.record\` = '${sweep.uuid}'`,
  );
  const trials = await Promise.all(sweep.trials.map((id) => readTrial(`${sweepFolder}/${id}`)));
  const parent = runs.find(({ name }) => name === sweep.id)?.runId ?? "";
  const expected = [ofSweep(sweep), ...trials.map((trial) => ofTrial(sweep, parent, trial))];
  const others = runs.filter(({ name }) => !expected.some((it) => it.name === name));
  const differences = others.map(({ name }) => `a run ${name} that the journal has not`);
  for (const wanted of expected) {
    const [run, ...more] = runs.filter(({ name }) => name === wanted.name);
    if (!run || more.length > 0) {
      differences.push(`${wanted.name}: ${run ? more.length + 1 : 0} runs`);
    }
    if (!run) continue;
    const artifacts = `${folder}/artifacts/${run.experimentId}/${run.runId}/artifacts`;
    const fields = [
      ...fieldDifferences(run, wanted),
      ...await metricDifferences(client, run, wanted.metrics),
      ...await fileDifferences(artifacts, wanted.folder),
    ];
    differences.push(...fields.map((field) => `${wanted.name}: ${field}`));
  }
  return differences;
}

function fieldDifferences(run: MlflowRun, wanted: Expected): string[] {
  const { started, result, params, datasets } = wanted;
  const tags = { ...originTags, ...wanted.tags, "mlflow.runName": wanted.name };
  const error = result?.error === undefined ? {} : { "marginalia.error": result.error };
  const both: Record<string, readonly [found: unknown, expected: unknown]> = {
    status: [run.status, result?.status.toUpperCase() ?? "KILLED"],
    start: [run.startTime, started],
    end: [run.endTime, result?.ended],
    params: [run.params, flattenConfig(params)],
    tags: [run.tags, { ...tags, ...error }],
    datasets: [
      run.datasets,
      datasets.map(({ sha256, source, ...rest }) => ({
        ...rest,
        digest: sha256.slice(0, 32),
        sourceType: "npm",
        source: `${source}#sha256=${sha256}`,
      })),
    ],
  };
  return Object.entries(both).flatMap(([field, [found, expected]]) =>
    isDeepStrictEqual(found, expected)
      ? []
      : [`${field}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`]
  );
}

async function metricDifferences(
  client: MlflowClient,
  run: MlflowRun,
  expected: readonly MlflowMetric[],
): Promise<string[]> {
  const points = Map.groupBy(expected, ({ key }) => key);
  const keys = new Set([...points.keys(), ...run.metrics.map(({ key }) => key)]);
  const differences: string[] = [];
  for (const key of keys) {
    const found = (await client.runs.metricHistory(run.runId, key)).toSorted((a, b) =>
      a.step - b.step
    );
    const wanted = points.get(key) ?? [];
    if (isDeepStrictEqual(found, wanted)) continue;
    differences.push(`${key}: found ${found.length} points, expected ${wanted.length} (or others)`);
  }
  return differences;
}

async function fileDifferences(stored: string, folder: string): Promise<string[]> {
  const names = async (path: string) =>
    (await Array.fromAsync(Deno.readDir(path)).catch(() => [])).filter(({ isFile, name }) =>
      isFile && !name.startsWith(".") && name !== "metrics.jsonl"
    ).map(({ name }) => name).toSorted();
  const [found, expected] = [await names(stored), await names(folder)];
  if (!isDeepStrictEqual(found, expected)) return [`artifacts ${found}, expected ${expected}`];
  const differences: string[] = [];
  for (const name of names.length === 0 ? [] : expected) {
    const bytes = [`${stored}/${name}`, `${folder}/${name}`].map((path) => Deno.readFile(path));
    const [a, b] = await Promise.all(bytes);
    if (!isDeepStrictEqual(a, b)) differences.push(`artifact ${name} has other bytes`);
  }
  return differences;
}

function ofSweep(sweep: SweepRecord): Expected {
  const { folder, id, created, config, result, uuid, experiment, trials } = sweep;
  const own = {
    "marginalia.kind": "sweep",
    "marginalia.record": uuid,
    "marginalia.sweep": id,
    "marginalia.experiment": experiment,
    "marginalia.trials": String(trials.length),
  };
  const metrics = Object.entries(result?.metrics ?? {}).map(([key, value]) => (
    { key, value, timestamp: result?.ended ?? 0, step: 0 }
  ));
  const facts = { folder, name: id, started: created, result, params: config };
  return { ...facts, metrics, tags: own, datasets: [] };
}

function ofTrial(sweep: SweepRecord, parentRunId: string, trial: TrialRecord): Expected {
  const { folder, id, started, config, seed, result, lines, datasets } = trial;
  const tags = {
    "mlflow.parentRunId": parentRunId,
    "marginalia.kind": "trial",
    "marginalia.record": sweep.uuid,
    "marginalia.trial": id,
    "marginalia.attempt": String(started),
    "marginalia.sweep": sweep.id,
    "marginalia.seed": String(seed),
    "marginalia.data.digit-pairs.sha256": dataset.sha256,
  };
  const points = lines.flatMap(({ step, time, metrics }) =>
    Object.entries(metrics).map(([key, value]) => ({ key, value, timestamp: time, step }))
  );
  const last = lines.at(-1)?.step ?? 0;
  const ended = Object.entries(result?.metrics ?? {}).map(([name, value]) => ({
    key: points.some(({ key }) => key === name) ? `result/${name}` : name,
    value,
    timestamp: result?.ended ?? 0,
    step: last,
  }));
  const facts = { folder, name: id, started, result, params: config };
  return { ...facts, tags, datasets, metrics: [...points, ...ended] };
}

const { git, lockSha256 } = environment;
const originTags = {
  "mlflow.source.type": "LOCAL",
  "mlflow.source.git.commit": git.commit,
  "mlflow.source.git.branch": git.branch,
  "mlflow.source.git.dirty": String(git.dirty),
  "marginalia.denoLockSha256": lockSha256,
};
