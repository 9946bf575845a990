import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import {
  ensureMlflowServer,
  findMlflowServer,
  mlflowEnvironment,
  mlflowStore,
  ServerStartError,
  stopMlflowServer,
} from "../../../lib/tracking/mod.ts";
import { serverVariables } from "../../../lib/tracking/server/_server_variables.ts";
import { temporaryFolder } from "../../temporary_folder.ts";

Deno.test({
  name: "ensureMlflowServer() starts one server for all who ask, and it ends when it is idle",
  // It outlives the test's own processes by design; that it ends is what is tested.
  sanitizeResources: false,
  async fn() {
    await using results = await temporaryFolder();
    const folder = mlflowStore(results.path);
    const python = await mlflowEnvironment();
    assertEquals(await findMlflowServer(folder), undefined);
    const ensure = () => ensureMlflowServer({ folder, python, idle: 3000 });
    const [first, second] = await Promise.all([ensure(), ensure()]);
    assertEquals([first.started, second.started].toSorted(), [false, true]);
    assertEquals([first.pid, first.uri], [second.pid, second.uri]);
    assertEquals(await findMlflowServer(folder), first.uri);
    assertEquals(await (await fetch(`${first.uri}/version`)).text(), "3.17.2");
    // In this process group there is nothing but the server.
    assertEquals(await processGroup(first.pid), [first.pid]);

    for (let waited = 0; await findMlflowServer(folder) && waited < 20_000; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assertEquals(await findMlflowServer(folder), undefined);
    assertEquals(await processGroup(first.pid), []);
    assertEquals(await stopMlflowServer(folder), false);
  },
});

Deno.test("ensureMlflowServer() names the log of a server that did not start", async () => {
  await using folder = await temporaryFolder();
  const broken = `${folder.path}/python`;
  await Deno.writeTextFile(broken, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const error = await assertRejects(
    () => ensureMlflowServer({ folder: folder.path, python: broken }),
    ServerStartError,
    "its process ended",
  );
  assertStringIncludes(error.log, folder.path);
});

Deno.test("stopMlflowServer() leaves no trace where there is no store", async () => {
  await using folder = await temporaryFolder();
  assertEquals(await stopMlflowServer(`${folder.path}/nothing`), false);
  assertEquals([...Deno.readDirSync(folder.path)], []);
});

Deno.test("serverVariables() keeps MLflow's settings and secrets out, and the server small", () => {
  const own = {
    PATH: "/bin",
    MLFLOW_TRACKING_PASSWORD: "secret",
    "_MLFLOW_SERVER_FILE_STORE": "x",
  };
  assertEquals(serverVariables(own), {
    PATH: "/bin",
    MLFLOW_SERVER_ENABLE_JOB_EXECUTION: "false",
    MLFLOW_DISABLE_TELEMETRY: "true",
    DO_NOT_TRACK: "true",
  });
});

async function processGroup(group: number): Promise<number[]> {
  const { stdout } = await new Deno.Command("ps", { args: ["-eo", "pid=,pgid=,stat="] }).output();
  return new TextDecoder().decode(stdout).trim().split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, pgid, stat]) => Number(pgid) === group && !stat?.startsWith("Z"))
    .map(([pid]) => Number(pid));
}
