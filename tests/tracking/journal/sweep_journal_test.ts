import { assertEquals, assertRejects } from "@std/assert";
import { JournalError, openSweepJournal, readSweep } from "../../../lib/tracking/mod.ts";
import { temporaryFolder } from "../../temporary_folder.ts";

const sweep = { experiment: "margin", config: { seeds: [1, 2] }, trials: ["a-1", "a-2"] };

Deno.test("openSweepJournal() goes on with the sweep in its folder", async () => {
  await using folder = await temporaryFolder();
  const options = { ...sweep, folder: `${folder.path}/first`, now: () => 1000 };
  {
    using journal = await openSweepJournal(options);
    assertEquals([journal.record.id, journal.record.created], ["first", 1000]);
    assertEquals(journal.trialFolder("a-1"), `${folder.path}/first/a-1`);
    await journal.finish({ status: "killed", metrics: {} });
  }
  const before = await readSweep(options.folder);
  assertEquals(before.result?.status, "killed");
  using _journal = await openSweepJournal({ ...options, now: () => 2000 });
  assertEquals(await readSweep(options.folder), { ...before, result: undefined });
});

Deno.test("openSweepJournal() refuses a folder with another sweep", async () => {
  await using folder = await temporaryFolder();
  const options = { ...sweep, folder: folder.path };
  (await openSweepJournal(options))[Symbol.dispose]();
  for (const other of [{ config: { seeds: [1, 3] } }, { trials: ["a-1"] }]) {
    const error = await assertRejects(
      () => openSweepJournal({ ...options, ...other }),
      JournalError,
    );
    assertEquals(error.kind, "different");
  }
});

Deno.test("openSweepJournal() lets one process in at a time", async () => {
  await using folder = await temporaryFolder();
  const options = { ...sweep, folder: folder.path };
  {
    using _first = await openSweepJournal(options);
    const error = await assertRejects(() => openSweepJournal(options), JournalError);
    assertEquals(error.kind, "locked");
  }
  using _second = await openSweepJournal(options);
});

Deno.test("readSweep() refuses another format and a folder without a sweep", async () => {
  await using folder = await temporaryFolder();
  const missing = await assertRejects(() => readSweep(folder.path), JournalError);
  assertEquals(missing.kind, "missing");
  await Deno.writeTextFile(`${folder.path}/sweep.json`, `{"format":0}`);
  const damaged = await assertRejects(() => readSweep(folder.path), JournalError, "format");
  assertEquals(damaged.kind, "damaged");
});
