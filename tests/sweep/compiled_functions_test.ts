import { assertEquals, assertGreater } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { localExecutor, parseOverride, planSweep, type TrialJob } from "../../lib/runs/mod.ts";
import { tiny } from "./sweep_process.ts";

Deno.test("a worker compiles one function a set-up, however many margins and seeds", async () => {
  const results = await Deno.makeTempDir();
  const overrides = [...tiny.slice(1), "seeds=2", "margin=0.1,0.2,0.4", "steps=3"]
    .filter((text) => !text.startsWith("setups="));
  const { trials } = planSweep(margin, overrides.map(parseOverride));
  const jobs = trials.map((trial): TrialJob => ({
    ...trial,
    folder: `${results}/${trial.id}`,
    backend: "tensorflow",
  }));
  const counts: number[] = [];
  const executor = localExecutor({ workers: 1 });
  for await (const event of executor([jobs], new AbortController().signal)) {
    if (event.kind === "finished") counts.push(event.compiledFunctions);
  }
  assertEquals(counts.length, 5 * 3 * 2 + 2 + 1);
  // One training step for each of the five set-ups, and what evaluation shares.
  const forOne = counts[0] ?? 0;
  assertGreater(forOne, 0);
  assertEquals(counts.at(-1), forOne + 4);
  await Deno.remove(results, { recursive: true });
});

Deno.test("a worker that holds as many XLA programs as it may is replaced after its trial", async () => {
  const results = await Deno.makeTempDir();
  const overrides = [...tiny.slice(1), "setups=siamese,triplet", "mode=xla", "steps=2"];
  const { trials } = planSweep(margin, overrides.map(parseOverride));
  const held: Record<number, number[]> = {};
  for (const programs of [1, 2]) {
    const executor = localExecutor({ workers: 1, programs });
    const jobs = trials.filter(({ config }) => config.kind === "training")
      .map((trial): TrialJob => ({
        ...trial,
        folder: `${results}/${programs}/${trial.id}`,
        backend: "tensorflow",
      }));
    for await (const event of executor([jobs], new AbortController().signal)) {
      if (event.kind === "finished") (held[programs] ??= []).push(event.compiledPrograms);
    }
  }
  assertEquals(held, { 1: [1, 1], 2: [1, 2] });
  await Deno.remove(results, { recursive: true });
});
