import { assertEquals, assertThrows } from "@std/assert";
import {
  JournalError,
  type JournalLine,
  readJournalLines,
  writeJournalLine,
} from "../../../lib/tracking/mod.ts";

const lines: readonly JournalLine[] = [
  { step: 0, time: 1_700_000_000_000, metrics: { "train/loss": 0.1 + 0.2, "name é": -0 } },
  { step: 10, time: 1_700_000_000_001, metrics: { "train/loss": NaN, a: Infinity, b: -Infinity } },
  { step: 20, time: 1_700_000_000_001, metrics: {} },
  { step: 30, time: 1_700_000_000_009, metrics: { "train/loss": 5e-324, a: Number.MAX_VALUE } },
];
const pieces = lines.map((line) => new TextEncoder().encode(writeJournalLine(line)));
const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));

Deno.test("readJournalLines() gives back what was written, to the bit", () => {
  const read = readJournalLines("metrics.jsonl", bytes);
  assertEquals(read.tornBytes, 0);
  for (const [index, line] of lines.entries()) {
    const found = read.lines[index];
    for (const [name, value] of Object.entries(line.metrics)) {
      // JSON has no negative zero.
      assertEquals(Object.is(found?.metrics[name], Object.is(value, -0) ? 0 : value), true, name);
    }
    assertEquals([found?.step, found?.time], [line.step, line.time]);
  }
});

Deno.test("readJournalLines() gives the whole lines of a journal cut at any byte", () => {
  for (let cut = 0; cut <= bytes.length; cut++) {
    let end = 0;
    const whole = pieces.filter((piece) => (end += piece.length) <= cut);
    const read = readJournalLines("metrics.jsonl", bytes.subarray(0, cut));
    assertEquals(read.lines.length, whole.length, `cut at ${cut}`);
    const kept = whole.reduce((sum, piece) => sum + piece.length, 0);
    assertEquals(read.tornBytes, cut - kept, `cut at ${cut}`);
  }
});

Deno.test("readJournalLines() leaves out zeros that a power cut put at the end", () => {
  const torn = Uint8Array.from([...bytes, 0, 0, 10, 0]);
  const read = readJournalLines("metrics.jsonl", torn);
  assertEquals([read.lines.length, read.tornBytes], [lines.length, 4]);
});

Deno.test("readJournalLines() refuses a line that is not a journal's before whole ones", () => {
  const text = `{"step":1.5,"time":1,"metrics":{}}\n${writeJournalLine(lines[0]!)}`;
  const error = assertThrows(
    () => readJournalLines("metrics.jsonl", new TextEncoder().encode(text)),
    JournalError,
    "line 1",
  );
  assertEquals(error.kind, "damaged");
});
