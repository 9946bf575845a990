import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  JournalError,
  openTrialJournal,
  readTrial,
  readTrialStatus,
} from "../../../lib/tracking/mod.ts";
import { temporaryFolder } from "../../temporary_folder.ts";

const config = { loss: { margin: 0.2 } };

/** A clock that goes back at every second reading. */
function unsteadyClock(): () => number {
  let readings = 0;
  return () => 1_700_000_000_000.5 + (readings++ % 2 === 0 ? readings : -1000 * readings);
}

Deno.test("openTrialJournal() writes the config before the first step", async () => {
  await using folder = await temporaryFolder();
  const trial = `${folder.path}/siamese-1`;
  assertEquals(await readTrialStatus(trial), "waiting");
  using _journal = await openTrialJournal({ folder: trial, config, seed: 1 });
  assertEquals(await readTrialStatus(trial), "unfinished");
  const record = await readTrial(trial);
  assertEquals([record.id, record.seed, record.config], ["siamese-1", 1, config]);
  assertEquals([record.lines, record.result], [[], undefined]);
});

Deno.test("record() keeps each line before the next is written", async () => {
  await using folder = await temporaryFolder();
  using journal = await openTrialJournal({ folder: folder.path, config });
  for (const step of [0, 10, 20]) {
    journal.record(step, { loss: step });
    assertEquals((await readTrial(folder.path)).lines.at(-1)?.metrics, { loss: step });
  }
});

Deno.test("record() never lets time go back, and writes whole milliseconds", async () => {
  await using folder = await temporaryFolder();
  using journal = await openTrialJournal({ folder: folder.path, config, now: unsteadyClock() });
  for (let step = 0; step < 10; step++) journal.record(step, { loss: 1 });
  await journal.finish({ status: "finished", metrics: {} });
  const { lines, started, result } = await readTrial(folder.path);
  const times = [started, ...lines.map(({ time }) => time), result?.ended ?? 0];
  assert(times.every(Number.isSafeInteger));
  assertEquals(times, times.toSorted((a, b) => a - b));
});

Deno.test("record() refuses steps and names that would spoil the record", async () => {
  await using folder = await temporaryFolder();
  using journal = await openTrialJournal({ folder: folder.path, config });
  journal.record(5, { loss: 1 });
  journal.record(5, { "val/recall_at_1": 0.5 });
  assertThrows(() => journal.record(5, { loss: 2 }), RangeError, "twice");
  assertThrows(() => journal.record(4, { loss: 2 }), RangeError, "at least 5");
  assertThrows(() => journal.record(6.5, { loss: 2 }), RangeError, "an integer");
  assertThrows(() => journal.record(6, { "recall@1": 2 }), RangeError, "recall_at_1");
  assertEquals((await readTrial(folder.path)).lines.length, 2);
});

Deno.test("finish() marks the end, and a finished trial is not opened again", async () => {
  await using folder = await temporaryFolder();
  using journal = await openTrialJournal({ folder: folder.path, config });
  await journal.finish({ status: "finished", metrics: { map: NaN, best: 1 / 3 } });
  const { result } = await readTrial(folder.path);
  assertEquals([result?.status, result?.metrics], ["finished", { map: NaN, best: 1 / 3 }]);
  const error = await assertRejects(
    () => openTrialJournal({ folder: folder.path, config }),
    JournalError,
    "it has finished",
  );
  assertEquals(error.kind, "different");
});

Deno.test("openTrialJournal() begins a killed trial again from nothing", async () => {
  await using folder = await temporaryFolder();
  let time = 1000;
  const options = { folder: folder.path, config, now: () => time };
  {
    using journal = await openTrialJournal(options);
    journal.record(1, { loss: 1 });
    await journal.finish({ status: "killed", metrics: {}, error: "stopped" });
  }
  time = 2000;
  using journal = await openTrialJournal(options);
  assertEquals(await readTrialStatus(folder.path), "unfinished");
  journal.record(1, { loss: 2 });
  const { lines, started } = await readTrial(folder.path);
  assertEquals([started, lines], [2000, [{ step: 1, time: 2000, metrics: { loss: 2 } }]]);
});

Deno.test("openTrialJournal() goes on from a checkpoint, whatever byte the journal was cut at", async () => {
  await using folder = await temporaryFolder();
  const path = `${folder.path}/metrics.jsonl`;
  const steps = [0, 10, 20, 30];
  {
    using journal = await openTrialJournal({ folder: folder.path, config, now: () => 1000 });
    for (const step of steps) journal.record(step, { loss: step });
  }
  const whole = await Deno.readFile(path);
  const atCheckpoint = whole.lastIndexOf(10, whole.lastIndexOf(10, -2) - 1) + 1;
  for (let cut = atCheckpoint; cut <= whole.length; cut++) {
    await Deno.writeFile(path, whole.subarray(0, cut));
    using journal = await openTrialJournal({
      folder: folder.path,
      config,
      resumeFrom: 10,
      now: () => 1000,
    });
    assertEquals(journal.started, 1000);
    assertThrows(() => journal.record(10, { loss: 1 }), RangeError, "twice");
    for (const step of [20, 30]) journal.record(step, { loss: step });
    assertEquals(await Deno.readFile(path), whole, `cut at ${cut}`);
  }
});

Deno.test("openTrialJournal() says that a folder cannot be written", async () => {
  await using folder = await temporaryFolder();
  const blocked = `${folder.path}/file`;
  await Deno.writeTextFile(blocked, "");
  const options = { folder: `${blocked}/trial`, config };
  const error = await assertRejects(() => openTrialJournal(options), JournalError);
  assertEquals(error.kind, "failed");
});
