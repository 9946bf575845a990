import { assert, assertEquals, assertGreater, assertStringIncludes } from "@std/assert";
import { readTrialStatus } from "../../lib/tracking/mod.ts";
import {
  endOf,
  jsonOf,
  processesWith,
  startSweep,
  sweep,
  temporaryResults,
  tiny,
} from "./sweep_process.ts";

/** Enough trials that one can be caught in the middle. */
const some = [...tiny, "seeds=3", "steps=100"];

/** Waits until some trials have finished, and gives the sweep's folder. */
async function untilFinished(results: string, count: number): Promise<string> {
  for (;;) {
    const [sweep] = await Array.fromAsync(Deno.readDir(`${results}/margin`)).catch(() => []);
    if (sweep !== undefined) {
      const folder = `${results}/margin/${sweep.name}`;
      const trials = (await Array.fromAsync(Deno.readDir(folder))).filter((it) => it.isDirectory);
      const statuses = await Promise.all(
        trials.map(({ name }) => readTrialStatus(`${folder}/${name}`)),
      );
      if (statuses.filter((status) => status === "finished").length >= count) return folder;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function resultTimes(folder: string): Promise<Map<string, string>> {
  const times = new Map<string, string>();
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}/result.json`;
    if (isDirectory) {
      const text = await Deno.readTextFile(path).catch(() => undefined);
      if (text !== undefined) times.set(name, text);
    }
  }
  return times;
}

async function killGroup(child: Deno.ChildProcess, signal: Deno.Signal): Promise<void> {
  await new Deno.Command("kill", { args: [`-${signal.slice(3)}`, "--", `-${child.pid}`] }).output();
}

Deno.test("killed in the middle and resumed, a sweep repeats nothing and loses nothing", async () => {
  await using results = await temporaryResults();
  const whole = await sweep([...some, "--no-mlflow", "--json", "--results", results.path]);
  const expected = jsonOf(whole).trials;

  await using killed = await temporaryResults();
  const child = startSweep([...some, "--json", "--results", killed.path]);
  const ended = child.output();
  const folder = await untilFinished(killed.path, 2);
  await killGroup(child, "SIGKILL");
  await ended;
  const before = await resultTimes(folder);
  assertGreater(before.size, 1);
  assertGreater(expected.length, before.size);

  const resumed = await sweep(["margin", "--resume", "--json", "--results", killed.path]);
  assertEquals(resumed.code, 0, resumed.stderr);
  const { trials, paths } = jsonOf(resumed);
  assertEquals(
    trials.map(({ id, metrics }) => ({ id, metrics })),
    expected.map(({ id, metrics }) => ({ id, metrics })),
  );
  const after = await resultTimes(folder);
  for (const [id, text] of before) assertEquals(after.get(id), text, `${id} was run again`);

  const uri = new URL(paths.mlflow ?? "").origin;
  const response = await fetch(`${uri}/api/2.0/mlflow/runs/search`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ experiment_ids: ["1"], max_results: 100 }),
  });
  const { runs }: { runs: { data: { tags: { key: string; value: string }[] } }[] } = await response
    .json();
  const names = runs.flatMap(({ data }) =>
    data.tags.filter(({ key }) => key === "marginalia.trial").map(({ value }) => value)
  );
  assertEquals(names.toSorted(), expected.map(({ id }) => id).toSorted());
  assertEquals(runs.length, expected.length + 1);
});

Deno.test("a worker that is killed costs one trial; --resume runs it again", async () => {
  await using results = await temporaryResults();
  const args = [...some, "--no-mlflow", "--json", "--results", results.path, "--workers", "1"];
  const child = startSweep(args);
  const end = endOf(child);
  await untilFinished(results.path, 1);
  const workers = (await processesWith(results.path))
    .filter((line) => line.includes("_worker_main.ts"));
  assertGreater(workers.length, 0);
  for (const line of workers) Deno.kill(Number(line.trim().split(" ")[0]), "SIGKILL");
  const { code, ...output } = await end;
  assertEquals(code, 1, output.stderr);
  const failed = jsonOf({ code, ...output }).trials.filter(({ status }) => status === "failed");
  assertEquals(failed.length, 1);
  assertStringIncludes(failed[0]?.error ?? "", "SIGKILL");

  const resumed = await sweep([
    "margin",
    "--resume",
    "--no-mlflow",
    "--json",
    "--results",
    results.path,
  ]);
  assertEquals(resumed.code, 0, resumed.stderr);
  assert(jsonOf(resumed).trials.every(({ status }) => status === "finished"));
});

for (const command of [[Deno.execPath()], ["npx", "-y", "deno@2.9.6"]]) {
  Deno.test(`Ctrl-C once leaves a sweep that can be resumed, under ${command[0]?.split("/").at(-1)}`, async () => {
    await using results = await temporaryResults();
    const args = [...some, "--no-mlflow", "--results", results.path];
    const child = startSweep(args, { command });
    const end = endOf(child);
    await untilFinished(results.path, 1);
    // As a terminal does it: to every process of the foreground group.
    await killGroup(child, "SIGINT");
    const { code, stdout, stderr } = await end;
    assertEquals(code, 130, stderr);
    assertStringIncludes(stdout, "--resume");
    assertEquals(await processesWith(results.path), []);
    const resumed = await sweep(["margin", "--resume", "--no-mlflow", "--results", results.path]);
    assertEquals(resumed.code, 0, resumed.stderr);
  });
}

Deno.test("Ctrl-C twice stops a sweep hard, and leaves nothing running", async () => {
  await using results = await temporaryResults();
  const child = startSweep([...some, "--no-mlflow", "--results", results.path, "steps=100000"]);
  const end = endOf(child);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await killGroup(child, "SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 700));
  await killGroup(child, "SIGINT");
  assertEquals((await end).code, 130);
  assertEquals(await processesWith(results.path), []);
});
