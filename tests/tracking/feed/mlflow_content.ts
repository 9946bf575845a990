import {
  type MlflowClient,
  type MlflowMetric,
  type MlflowRun,
  readTrial,
  type Synced,
} from "../../../lib/tracking/mod.ts";
import { assertEquals } from "@std/assert";

/** A run with the whole history of each metric and the bytes of each artifact. */
export interface RunContent {
  readonly run: MlflowRun;
  readonly history: ReadonlyMap<string, readonly MlflowMetric[]>;
  readonly artifacts: ReadonlyMap<string, string>;
}

/** All that MLflow holds of one sweep: its own runs, and its trials' by their ids. */
export async function readSweepContent(client: MlflowClient, { experimentId, runId }: Synced) {
  const { tags } = await client.runs.get(runId);
  const filter = `tags.\`marginalia.record\` = '${tags["marginalia.record"]}'`;
  const content = await Promise.all(
    (await client.runs.search(experimentId, filter)).map((run) => readRun(client, run)),
  );
  const isTrial = ({ run }: RunContent) => run.tags["mlflow.parentRunId"] === runId;
  return {
    own: content.filter((it) => !isTrial(it)),
    trials: Map.groupBy(content.filter(isTrial), ({ run }) => run.name),
  };
}

async function readRun(client: MlflowClient, run: MlflowRun): Promise<RunContent> {
  const history = new Map<string, MlflowMetric[]>();
  for (const { key } of run.metrics) {
    history.set(key, await client.runs.metricHistory(run.runId, key));
  }
  const artifacts = new Map<string, string>();
  for (const { path } of await client.artifacts.list(run.runId)) {
    const bytes = await client.artifacts.get(run.artifactUri, path);
    artifacts.set(path, new TextDecoder().decode(bytes));
  }
  return { run, history, artifacts };
}

/** Every number of the journal is in MLflow, at its step and time, and no other. */
export async function assertEqualsJournal(folder: string, { run, history }: RunContent) {
  const { lines, result, started, config } = await readTrial(folder);
  const expected = new Map<string, MlflowMetric[]>();
  for (const { step, time, metrics } of lines) {
    for (const [key, value] of Object.entries(metrics)) {
      const values = expected.get(key) ?? [];
      expected.set(key, [...values, { key, value, timestamp: time, step }]);
    }
  }
  for (const [name, value] of Object.entries(result?.metrics ?? {})) {
    const key = expected.has(name) ? `result/${name}` : name;
    const step = lines.at(-1)?.step ?? 0;
    expected.set(key, [{ key, value, timestamp: result?.ended ?? 0, step }]);
  }
  const byStep = (values: readonly MlflowMetric[]) => values.toSorted((a, b) => a.step - b.step);
  assertEquals([...history.keys()].toSorted(), [...expected.keys()].toSorted());
  for (const [key, values] of expected) {
    const found = byStep(history.get(key) ?? []);
    assertEquals(found, values, key);
    values.forEach(({ value }, index) => assertEquals(Object.is(found[index]?.value, value), true));
  }
  assertEquals([run.startTime, run.endTime], [started, result?.ended]);
  assertEquals(Number(run.params["seed"]), config["seed"]);
}
