import { assertEquals, assertRejects } from "@std/assert";
import { runShard } from "./run_shard.ts";
import type { SpecEvent } from "./spec_event.ts";

const choice = { block: 1, shard: 0, shards: 1, from: 0, traced: false };

/** A stand-in for the bundled suite: four specs, of which some end the process. */
function suite(ending: readonly number[]): string {
  return `
    const { from } = JSON.parse(Deno.args[0]);
    const tell = (event) => Deno.writeTextFileSync(Deno.args[1], JSON.stringify(event) + "\\n", { append: true });
    if (from <= 0) tell({ kind: "skipped", index: 0, name: "spec 0", message: "a reason" });
    for (let index = Math.max(1, from); index < 4; index++) {
      const name = "spec " + index;
      tell({ kind: "started", index, name });
      if (${JSON.stringify(ending)}.includes(index)) Deno.kill(Deno.pid, "SIGKILL");
      tell({ kind: "passed", index, name });
    }
    tell({ kind: "done", index: -1, name: "the suite" });
  `;
}

async function run(ending: readonly number[]): Promise<SpecEvent[]> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/suite.js`, suite(ending));
    return await runShard(`${folder}/suite.js`, choice, `${folder}/log`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const outcomes = (events: readonly SpecEvent[]) =>
  events.filter(({ kind }) => kind !== "started" && kind !== "done")
    .map(({ kind, index }) => `${kind} ${index}`);

Deno.test("a spec that ends the process fails by name, and the specs behind it run", async () => {
  const events = await run([2]);
  assertEquals(outcomes(events), ["skipped 0", "passed 1", "failed 2", "passed 3"]);
  const failed = events.find(({ kind }) => kind === "failed");
  assertEquals(failed?.name, "spec 2");
  assertEquals(
    failed?.kind === "failed" && failed.message,
    "the process ended with SIGKILL: ",
  );
});

Deno.test("several specs may end the process, the last one too", async () => {
  assertEquals(outcomes(await run([1, 3])), ["skipped 0", "failed 1", "passed 2", "failed 3"]);
});

Deno.test("a suite that cannot even start is an error", async () => {
  await assertRejects(
    () => runShard("/nowhere/suite.js", choice, "/nowhere/log"),
    Error,
    "Cannot run the suite",
  );
});
