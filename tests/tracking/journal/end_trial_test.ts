import { assertEquals, assertRejects } from "@std/assert";
import { endTrial, JournalError, openTrialJournal, readTrial } from "../../../lib/tracking/mod.ts";
import { temporaryFolder } from "../../temporary_folder.ts";

Deno.test("endTrial() keeps what a crashed trial recorded, and cuts off half a line", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/metrics.jsonl`;
  {
    using journal = await openTrialJournal({ folder: folder.path, config: {}, now: () => 5000 });
    journal.record(10, { loss: 1 });
  }
  const whole = await Deno.readTextFile(path);
  await Deno.writeTextFile(path, `{"step":20,"ti`, { append: true });
  const error = "The worker ended with SIGSEGV";
  // The clock was set back meanwhile.
  await endTrial({ folder: folder.path, status: "failed", error, now: () => 4000 });
  assertEquals(await Deno.readTextFile(path), whole);
  const { result, lines } = await readTrial(folder.path);
  assertEquals(lines, [{ step: 10, time: 5000, metrics: { loss: 1 } }]);
  const times = { started: 5000, ended: 5000 };
  assertEquals(result, { status: "failed", ...times, metrics: {}, error });

  await endTrial({ folder: folder.path, status: "killed" });
  assertEquals((await readTrial(folder.path)).result?.status, "failed");
});

Deno.test("endTrial() does not make up a trial that was not begun", async () => {
  await using folder = await temporaryFolder();
  const options = { folder: `${folder.path}/none`, status: "killed" } as const;
  const error = await assertRejects(() => endTrial(options), JournalError);
  assertEquals(error.kind, "missing");
});
