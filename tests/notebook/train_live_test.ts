import { assert, assertEquals, assertLess } from "@std/assert";
import { trainLive } from "@marginalia/marginalia/notebook";
import { startEngine } from "@marginalia/marginalia/tensor";
import { readWeights, train } from "@marginalia/marginalia/training";
import { setups, toyParts, toyRun } from "../training/toy_run.ts";
import { printedBy } from "./printed_by.ts";

await startEngine({ determinism: "fixed" });

Deno.test("trainLive() trains as train() does, and shows its curves", async () => {
  const run = toyRun(toyParts(setups.pairs), { steps: 12 });
  const expected: unknown[] = [];
  for await (const record of train(run)) {
    expected.push(record.kind === "step" ? record : readWeights(record.state));
  }
  const found: unknown[] = [];
  const text = await printedBy(async () => {
    const { weights, history, interrupted } = await trainLive(run, {
      label: "Pairs",
      onCheckpoint: (_, step) => assert(step === 0 || step === 12),
    });
    assertEquals(interrupted, false);
    found.push(...history, weights);
  });
  assertEquals(found, expected);
  assertEquals(text, "Chart: Pairs");
});

Deno.test("trainLive() stops at Ctrl-C with what it has, and goes on as if nothing had been", async () => {
  const program = new URL("./interrupted_training.ts", import.meta.url).pathname;
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", program],
    stderr: "null",
  }).output();
  const { step, ...rest } = JSON.parse(new TextDecoder().decode(stdout).trim().split("\n").at(-1)!);
  assertEquals([rest, success], [{ interrupted: true, same: true }, true]);
  assertLess(step, 16);
});
