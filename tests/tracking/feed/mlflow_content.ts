import {
  type MlflowClient,
  type MlflowMetric,
  type MlflowRun,
  readTrial,
} from "../../../lib/tracking/mod.ts";
import { assertEquals } from "@std/assert";

/** A run with the whole history of each metric and the bytes of each artifact. */
export interface RunContent {
  readonly run: MlflowRun;
  readonly history: ReadonlyMap<string, readonly MlflowMetric[]>;
  readonly artifacts: ReadonlyMap<string, string>;
}

/** All that MLflow holds of an experiment, oldest run first. */
export async function readContent(client: MlflowClient, experimentId: string) {
  const content: RunContent[] = [];
  for (const { runId } of (await client.runs.search(experimentId, "")).toReversed()) {
    const run = await client.runs.get(runId);
    const history = new Map<string, MlflowMetric[]>();
    for (const { key } of run.metrics) {
      history.set(key, await client.runs.metricHistory(runId, key));
    }
    const artifacts = new Map<string, string>();
    for (const { path } of await client.artifacts.list(runId)) {
      const bytes = await client.artifacts.get(run.artifactUri, path);
      artifacts.set(path, new TextDecoder().decode(bytes));
    }
    content.push({ run, history, artifacts });
  }
  return content;
}

/** The runs of one sweep: its own, and its trials' by their ids. */
export async function readSweepContent(client: MlflowClient, experimentId: string, runId: string) {
  const content = await readContent(client, experimentId);
  const children = content.filter(({ run }) => run.tags["mlflow.parentRunId"] === runId);
  return {
    own: content.filter(({ run }) => run.runId === runId),
    trials: Map.groupBy(children, ({ run }) => run.name),
  };
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
