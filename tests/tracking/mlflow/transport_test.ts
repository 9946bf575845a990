import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { mlflowClient, MlflowError } from "../../../lib/tracking/mod.ts";
import { broken, type FakeAnswer, fakeServer, json, refused } from "./fake_server.ts";

const uri = "http://127.0.0.1:5000";
const info = {
  "run_id": "r1",
  "run_name": "a",
  "experiment_id": "1",
  status: "RUNNING",
  "artifact_uri": "mlflow-artifacts:/1/r1/artifacts",
  "lifecycle_stage": "active",
};
const run = json({ run: { info } });
const newRun = { experimentId: "1", name: "a", startTime: 1000 };
const busy = json({}, 503, { "Retry-After": "0" });

/** A client whose repetitions do not wait: the server asks for none. */
function clientOf(...answers: FakeAnswer[]) {
  const { sent, fetch } = fakeServer(...answers);
  return { sent, client: mlflowClient({ uri, fetch, retries: 2 }) };
}

Deno.test("log() sends integers as integers, and NaN and infinities as strings", async () => {
  const { sent, client } = clientOf(json({}));
  const values = [0.1, NaN, Infinity, -Infinity];
  await client.runs.log("r1", {
    params: { margin: "0.2" },
    metrics: values.map((value) => ({ key: "m", value, timestamp: 1000.4, step: 2 })),
  });
  assertEquals(JSON.parse(sent[0]?.body ?? ""), {
    "run_id": "r1",
    params: [{ key: "margin", value: "0.2" }],
    tags: [],
    metrics: [0.1, "NaN", "Infinity", "-Infinity"].map((value) => (
      { key: "m", value, timestamp: 1000, step: 2 }
    )),
  });
});

Deno.test("log() refuses what MLflow would spoil, before anything is sent", async () => {
  const { sent, client } = clientOf(json({}));
  const metric = { key: "m", value: 1, timestamp: 1000, step: 0 };
  for (const wrong of [{ timestamp: NaN }, { step: 2 ** 60 }, { key: "recall@1" }]) {
    await assertRejects(
      () => client.runs.log("r1", { metrics: [metric, { ...metric, ...wrong }] }),
      RangeError,
    );
  }
  assertEquals(sent, []);
});

Deno.test("a repeatable request follows a server that is busy or failing, or a lost answer", async () => {
  for (
    const fault of [busy, json({}, 429, { "Retry-After": "0" }), json({}, 500), broken, refused]
  ) {
    const { sent, client } = clientOf(fault, json({}));
    await client.runs.log("r1", { params: { a: "1" } });
    assertEquals(sent.length, 2);
    assertEquals(sent[0]?.body, sent[1]?.body);
  }
});

Deno.test("create() is not repeated where the run may have been made", async () => {
  for (const fault of [busy, json({}, 500), broken]) {
    const { sent, client } = clientOf(fault, run);
    await assertRejects(() => client.runs.create(newRun), MlflowError);
    assertEquals(sent.length, 1);
  }
  for (const fault of [json({}, 429, { "Retry-After": "0" }), refused]) {
    const { sent, client } = clientOf(fault, run);
    assertEquals((await client.runs.create(newRun)).runId, "r1");
    assertEquals(sent.length, 2);
  }
});

Deno.test("createSurely() takes the run that a lost answer left behind", async () => {
  const { sent, client } = clientOf(broken, json({ runs: [{ info }] }));
  assertEquals((await client.runs.createSurely(newRun, "tags.a = 'b'")).runId, "r1");
  assertEquals(sent.map(({ path }) => path.split("/").at(-1)), ["create", "search"]);
});

Deno.test("createSurely() creates again if the lost request made none", async () => {
  const { sent, client } = clientOf(broken, json({}), run);
  assertEquals((await client.runs.createSurely(newRun, "tags.a = 'b'")).runId, "r1");
  assertEquals(sent.map(({ path }) => path.split("/").at(-1)), ["create", "search", "create"]);
});

const failures: readonly [string, FakeAnswer, string][] = [
  ["unreachable", refused, "check that the server runs"],
  ["busy", busy, "try again later"],
  ["unauthorized", json({}, 401), "MLFLOW_TRACKING_USERNAME"],
  ["forbidden", json({ "error_code": "PERMISSION_DENIED" }, 403), "PERMISSION_DENIED"],
  [
    "host-refused",
    () => new Response("Invalid Host header - possible DNS rebinding attack", { status: 403 }),
    "--allowed-hosts",
  ],
  ["missing", json({ "error_code": "RESOURCE_DOES_NOT_EXIST" }, 404), "404"],
  ["invalid", json({ "error_code": "INVALID_PARAMETER_VALUE", message: "no" }, 400), `"no"`],
  ["failed", json({}, 500), "server's log"],
  ["garbled", () => new Response("<html>A proxy's page</html>"), "is that of an MLflow 3 server"],
  ["garbled", json({ hello: "world" }), "hello"],
  ["garbled", () => new Response(null, { status: 302 }), "302"],
];

for (const [kind, answer, words] of failures) {
  Deno.test(`an error of kind ${kind} says address, call and remedy: ${words}`, async () => {
    const { client } = clientOf(answer);
    const error = await assertRejects(() => client.runs.get("r1"), MlflowError, words);
    assertEquals(error.kind, kind);
    assert(error.message.startsWith(`Cannot get run in MLflow at ${uri}: GET /api/2.0/mlflow/`));
  });
}

Deno.test("a request without an answer counts as failed after the time-out", async () => {
  // The system takes connections up to its backlog; nobody answers.
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const client = mlflowClient({ uri: `http://127.0.0.1:${port}`, timeout: 50, retries: 0 });
  const error = await assertRejects(() => client.runs.get("r1"), MlflowError, "timed out");
  assertEquals(error.kind, "unreachable");
});

Deno.test("version() tells MLflow from what else may listen there", async () => {
  assertEquals(await clientOf(() => new Response("3.17.2")).client.version(), "3.17.2");
  const other = clientOf(() => new Response("<html>"));
  const error = await assertRejects(() => other.client.version(), MlflowError);
  assertEquals(error.kind, "garbled");
});

Deno.test("credentials go into the header and nowhere else", async () => {
  const cases = [
    { uri: "http://me:se%40cret@127.0.0.1:5000/", found: `Basic ${btoa("me:se@cret")}` },
    { uri, user: "me", password: "secret", token: "other", found: `Basic ${btoa("me:secret")}` },
    { uri, token: "secret", found: "Bearer secret" },
  ];
  for (const { found, ...options } of cases) {
    const { sent, fetch } = fakeServer(json({}, 401));
    const client = mlflowClient({ ...options, fetch });
    const error = await assertRejects(() => client.runs.get("r1"), MlflowError);
    assertEquals(sent[0]?.headers.get("Authorization"), found);
    assertEquals(`${error.message}${error.address}${error.stack}`.includes("cret"), false);
  }
});

Deno.test("mlflowClient() refuses an address that is none, without repeating it", () => {
  for (const wrong of ["databricks", "file:///data/secret", "me:secret@host"]) {
    const error = assertThrows(() => mlflowClient({ uri: wrong }), RangeError, "http://127.0.0.1");
    assertEquals(error.message.includes("secret"), false);
  }
});

Deno.test("put() refuses paths that leave the run's folder, and stores behind no proxy", async () => {
  const { sent, client } = clientOf(json({}));
  const root = "mlflow-artifacts:/1/r1/artifacts";
  for (const path of ["../a", "/a", "a//b", "a/./b", "a\\b", "a#b", "%2e%2e/a", ""]) {
    await assertRejects(() => client.artifacts.put(root, path, ""), RangeError, "relative path");
  }
  await assertRejects(() => client.artifacts.put("s3://bucket/1", "a", ""), RangeError, "--serve");
  assertEquals(sent, []);
  await client.artifacts.put("mlflow-artifacts://host:80/1/r1/artifacts", "a b/ü.svg", "x");
  assertEquals(
    sent[0]?.path,
    "/api/2.0/mlflow-artifacts/artifacts/1/r1/artifacts/a%20b/%C3%BC.svg",
  );
});
