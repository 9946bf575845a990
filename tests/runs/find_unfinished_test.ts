import { assertEquals, assertRejects } from "@std/assert";
import margin from "../../experiments/margin.ts";
import {
  beginSweep,
  findUnfinished,
  listSweeps,
  openSweep,
  parseOverride,
  planSweep,
} from "../../lib/runs/mod.ts";

async function begin(results: string, overrides: readonly string[], minute: number) {
  return await beginSweep({
    plan: planSweep(margin, overrides.map(parseOverride)),
    overrides,
    results,
    environment: {},
    now: new Date(Date.UTC(2026, 0, 1, 12, minute)),
  });
}

Deno.test("findUnfinished() gives the newest sweep that has not finished", async () => {
  const results = await Deno.makeTempDir();
  const folders: string[] = [];
  for (const [index, overrides] of [["seeds=1"], ["seeds=2"], ["seeds=1", "steps=9"]].entries()) {
    const { journal } = await begin(results, overrides, index);
    folders.push(journal.record.folder);
    // The newest has finished; the second was interrupted.
    if (index > 0) {
      await journal.finish({ status: index === 2 ? "finished" : "killed", metrics: {} });
    }
    journal[Symbol.dispose]();
    // A sweep's age is told in milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const find = (...overrides: string[]) =>
    findUnfinished({ experiment: "margin", overrides, results });
  assertEquals((await find()).folder, folders[1]);
  assertEquals((await find("seeds=1")).folder, folders[0]);
  assertEquals((await find("seeds=2")).overrides, ["seeds=2"]);
  await assertRejects(() => find("seeds=3"), RangeError, "margin seeds=2");
  await assertRejects(() => find("steps=9", "seeds=1"), RangeError, "--resume");
  assertEquals((await listSweeps(results)).length, 3);
  await Deno.remove(results, { recursive: true });
});

Deno.test("openSweep() refuses to go on with a plan that has changed", async () => {
  const results = await Deno.makeTempDir();
  const { journal, plan, overrides } = await begin(results, ["seeds=1"], 0);
  const { folder } = journal.record;
  journal[Symbol.dispose]();
  const changed = { ...plan, trials: plan.trials.slice(1) };
  const options = { overrides, folder, environment: {} };
  await assertRejects(
    () => openSweep({ ...options, plan: changed }),
    Error,
    "found other planSha256",
  );
  (await openSweep({ ...options, plan })).journal[Symbol.dispose]();
  await Deno.remove(results, { recursive: true });
});

Deno.test("a sweep begun by an older version of the program is not gone on with, and says what to do", async () => {
  const results = await Deno.makeTempDir();
  const { journal, plan, overrides } = await begin(results, ["seeds=1"], 0);
  const { folder } = journal.record;
  journal[Symbol.dispose]();
  // As such a version wrote it: without modes, and a plan of fewer keys.
  const path = `${folder}/sweep.json`;
  const record = JSON.parse(await Deno.readTextFile(path));
  delete record.config.modes;
  record.config.planSha256 = "0".repeat(64);
  record.created = Date.UTC(2026, 10, 24);
  await Deno.writeTextFile(path, JSON.stringify(record));

  const found = await findUnfinished({ experiment: "margin", overrides: [], results });
  await assertRejects(
    () => openSweep({ plan, overrides, modes: found.modes, folder, environment: {} }),
    Error,
    "expected the config it was begun with on 2026-11-24, found other planSha256, modes; it had other " +
      "overrides, or is of another version of the experiment or of this program: go back to those, or " +
      "begin a new sweep",
  );
  await Deno.remove(results, { recursive: true });
});
