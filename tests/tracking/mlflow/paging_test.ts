import { assertEquals } from "@std/assert";
import { mlflowClient } from "../../../lib/tracking/mod.ts";
import { fakeServer, json } from "./fake_server.ts";

const uri = "http://127.0.0.1:5000";
const value = (step: number) => ({ key: "loss", value: step / 3, timestamp: 1000, step });
const file = (path: string) => ({ path, "is_dir": false, "file_size": 1 });

Deno.test("metricHistory() and list() read every page", async () => {
  const pages = fakeServer(
    json({ metrics: [value(0), value(1)], "next_page_token": "a+b" }),
    json({ metrics: [value(2)] }),
  );
  const { runs } = mlflowClient({ uri, fetch: pages.fetch });
  assertEquals(await runs.metricHistory("r", "loss"), [value(0), value(1), value(2)]);
  assertEquals(new URL(pages.sent[1]?.path ?? "", uri).searchParams.get("page_token"), "a+b");

  const files = fakeServer(
    json({ files: [file("a")], "next_page_token": "2" }),
    json({ files: [file("b")] }),
  );
  const { artifacts } = mlflowClient({ uri, fetch: files.fetch });
  assertEquals((await artifacts.list("r")).map(({ path }) => path), ["a", "b"]);
});

Deno.test("search() reads every page", async () => {
  const info = (id: string) => ({
    "run_id": id,
    "experiment_id": "1",
    status: "FINISHED",
    "artifact_uri": "mlflow-artifacts:/1/r/artifacts",
    "lifecycle_stage": "active",
  });
  const { sent, fetch } = fakeServer(
    json({ runs: [{ info: info("r1") }], "next_page_token": "2" }),
    json({ runs: [{ info: info("r2") }], "next_page_token": "" }),
  );
  const { runs } = mlflowClient({ uri, fetch });
  assertEquals((await runs.search("1", "")).map(({ runId }) => runId), ["r1", "r2"]);
  assertEquals(JSON.parse(sent[1]?.body ?? "")["page_token"], "2");
});
