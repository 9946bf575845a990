import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { readTrial } from "../../lib/tracking/mod.ts";
import { jsonOf, processesWith, sweep, temporaryResults, tiny } from "./sweep_process.ts";

interface RunJson {
  readonly info: { readonly "run_id": string; readonly status: string };
  readonly data: {
    readonly params: readonly { readonly key: string; readonly value: string }[];
    readonly tags: readonly { readonly key: string; readonly value: string }[];
    readonly metrics: readonly { readonly key: string; readonly value: number }[];
  };
  readonly inputs?: { readonly "dataset_inputs"?: readonly object[] };
}

async function post<Answer>(uri: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${uri}/api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return await response.json();
}

Deno.test("a sweep is in MLflow as it is in its journal, to the digit", async () => {
  await using results = await temporaryResults();
  const end = await sweep([...tiny, "--json", "--results", results.path]);
  assertEquals(end.code, 0, end.stderr);
  const { trials, paths, sweep: id } = jsonOf(end);
  assertEquals(trials.map((trial) => trial.id), [
    "online_margin-0.2_seed-1",
    "siamese_margin-0.2_seed-1",
    "untrained_seed-1",
    "raw-pixels_seed-1",
  ]);
  assert(trials.every(({ status }) => status === "finished"));

  const uri = new URL(paths.mlflow ?? "").origin;
  const [experiment] = (await post<{ experiments: { experiment_id: string; name: string }[] }>(
    uri,
    "experiments/search",
    { max_results: 10, filter: "name = 'margin'" },
  )).experiments;
  const experimentIds = [experiment?.experiment_id];
  const { runs } = await post<{ runs: RunJson[] }>(uri, "runs/search", {
    experiment_ids: experimentIds,
    max_results: 100,
  });
  assertEquals(runs.length, 5);
  const tag = (run: RunJson, key: string) => run.data.tags.find((it) => it.key === key)?.value;
  const parents = runs.filter((run) => tag(run, "mlflow.parentRunId") === undefined);
  assertEquals(parents.map((run) => tag(run, "mlflow.runName")), [id]);
  assert(runs.every(({ info }) => info.status === "FINISHED"));

  for (const trial of trials) {
    const run = runs.find((it) => tag(it, "marginalia.trial") === trial.id);
    assert(run !== undefined, trial.id);
    assertEquals(tag(run, "mlflow.parentRunId"), parents[0]?.info.run_id);
    assertEquals(run.inputs?.dataset_inputs?.length, 1);
    assert(tag(run, "marginalia.data.digit-pairs.sha256")?.length === 64);

    const journal = await readTrial(`${paths.folder}/${trial.id}`);
    const params = Object.fromEntries(run.data.params.map(({ key, value }) => [key, value]));
    assertEquals(params["setup"], trial.config.setup);
    if (trial.config.kind === "training") assertEquals(params["loss.margin"], "0.2");
    const last = Object.fromEntries(run.data.metrics.map(({ key, value }) => [key, value]));
    for (const [name, value] of Object.entries(journal.result?.metrics ?? {})) {
      assertEquals(last[name], value, name);
    }
    const names = new Set(journal.lines.flatMap(({ metrics }) => Object.keys(metrics)));
    for (const name of names) {
      const query = new URLSearchParams({ run_id: run.info.run_id, metric_key: name });
      const response = await fetch(`${uri}/api/2.0/mlflow/metrics/get-history?${query}`);
      const { metrics } = await response.json();
      const history = metrics.map((it: { step?: number; value: number; timestamp: number }) => (
        { step: it.step ?? 0, value: it.value, time: it.timestamp }
      ));
      const expected = journal.lines.filter(({ metrics }) => name in metrics)
        .map(({ step, time, metrics }) => ({ step, value: metrics[name], time }));
      assertEquals(history.filter((it: { step: number }) => it.step > 0), expected, name);
    }
  }
  for (const name of ["report.html", "summary.json", "charts/learning-curves.svg"]) {
    assert((await Deno.stat(`${paths.folder}/${name}`)).size > 0);
  }
});

Deno.test("a trial's numbers depend on its config only: not on workers, order, or earlier trials", async () => {
  await using results = await temporaryResults();
  const run = async (...args: string[]) => {
    const end = await sweep([...tiny, "--no-mlflow", "--json", "--results", results.path, ...args]);
    assertEquals(end.code, 0, end.stderr);
    return new Map(jsonOf(end).trials.map(({ id, metrics }) => [id, metrics]));
  };
  const alone = await run("setups=siamese", "--workers", "1");
  const together = await run("setups=online,siamese", "seeds=2", "--workers", "2");
  const inLine = await run("setups=online,siamese", "seeds=2", "--workers", "1");
  assertEquals(together, inLine);
  const id = "siamese_margin-0.2_seed-1";
  assertEquals(alone.get(id), inLine.get(id));
  assertNotEquals(inLine.get("siamese_margin-0.2_seed-2"), inLine.get(id));
});

Deno.test("nothing of a sweep is left running", async () => {
  await using results = await temporaryResults();
  await sweep([...tiny, "--no-mlflow", "--results", results.path]);
  assertEquals(await processesWith(results.path), []);
});
