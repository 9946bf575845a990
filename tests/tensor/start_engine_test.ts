import { assertEquals, assertNotEquals, assertRejects, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";

interface Trained {
  readonly backend: string;
  readonly threads: number;
  readonly digest: string;
}

/** Trains in a process of its own; it must print one line and nothing on standard error. */
async function train(mode: string, threads = 1, backend = "tensorflow"): Promise<Trained> {
  const program = new URL("train_and_print.ts", import.meta.url).pathname;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", program, mode, `${threads}`, backend],
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  assertEquals({ success, error }, { success: true, error: "" });
  return JSON.parse(out!);
}

Deno.test("the ops ask for an engine that runs", () => {
  using run = tf.compile((x: tf.Tensor) => x, { name: "the step" });
  assertThrows(() => run([] as never), Error, "Cannot call the step: the engine is not running");
});

Deno.test("startEngine() refuses a number of threads below 1", async () => {
  for (const threads of [0, -1, 1.5, NaN]) {
    await assertRejects(() => tf.startEngine({ threads }), RangeError, "at least 1, found");
  }
});

Deno.test("startEngine() gives the engine that runs, unless other options are asked for", async () => {
  const [engine, same] = await Promise.all([tf.startEngine({ threads: 2 }), tf.startEngine()]);
  assertEquals(engine === same, true);
  assertEquals(await tf.startEngine({ threads: 2, backend: "tensorflow" }), engine);
  assertEquals([engine.backend, engine.threads], ["tensorflow", 2]);
  assertEquals(/^2\.\d+\.\d+/.test(engine.version), true);
  await assertRejects(
    () => tf.startEngine({ threads: 1 }),
    Error,
    "it runs with 2 in this process",
  );
  await assertRejects(() => tf.startEngine({ backend: "cpu" }), Error, "it runs with tensorflow");
});

Deno.test("a process gives the same bits as another, compiled or not, and prints nothing of its own", async () => {
  const [first, second, eager] = [await train("graph"), await train("graph"), await train("eager")];
  assertEquals(first, second);
  assertEquals(first, eager);
  assertEquals([first.backend, first.threads], ["tensorflow", 1]);
});

Deno.test("two threads give the same bits from process to process", async () => {
  const [first, second] = [await train("graph", 2), await train("graph", 2)];
  assertEquals(first, second);
  assertEquals(first.threads, 2);
});

Deno.test("the JavaScript backend runs the same program, and prints nothing of its own", async () => {
  const [first, second] = [await train("graph", 1, "cpu"), await train("eager", 1, "cpu")];
  assertEquals(first, second);
  assertEquals(first.backend, "cpu");
  assertNotEquals(first.digest, "");
});
