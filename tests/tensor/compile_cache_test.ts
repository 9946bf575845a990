import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();

/** Calls a function and gives what brought each trace about. */
function causes(
  calls: readonly (readonly object[])[],
  fn: (...inputs: readonly object[]) => object = () => tf.scalar(1),
  cacheSize = 8,
): string[] {
  const seen: string[] = [];
  using run = tf.compile((...inputs: readonly object[]) => fn(...inputs), {
    name: "the step",
    cacheSize,
    onTrace: ({ name, cause, mode, reason }) => {
      assertEquals([name, mode, reason], ["the step", "graph", "as it was asked for"]);
      seen.push(cause);
    },
  });
  tf.tidy(() => calls.forEach((inputs) => run(...inputs)));
  assertEquals(run.statistics.traces, seen.length);
  return seen;
}

Deno.test("every trace says what brought it about", () => {
  const [whole, rest] = [tf.zeros([128, 4]), tf.zeros([64, 4])];
  const labels = tf.zeros([128], "int32");
  assertEquals(
    causes([
      [whole, { labels, images: whole }],
      [whole, { labels, images: whole }],
      [whole, { labels, images: rest }],
      [rest, { labels, images: rest }],
      [whole, { labels: whole, images: rest }],
      [whole, { labels: whole, images: [rest, rest] }],
      [whole, { labels: whole }],
      [whole, { labels: whole, mask: labels }],
      [whole, { mask: labels, labels: whole }],
    ]),
    [
      "first call",
      "shape of [1].images went from [128,4] to [64,4]",
      "shape of [0] went from [128,4] to [64,4]",
      "shape of [0] went from [64,4] to [128,4]",
      "[1].images[0] is new",
      "[1].images[0] is gone",
      "[1].mask is new",
      "the inputs' records name their tensors in another order",
    ],
  );
  assertEquals(causes([[labels], [tf.zeros([128])]]), [
    "first call",
    "type of [0] went from int32 to float32",
  ]);
  tf.dispose([whole, rest, labels]);
});

Deno.test("a trace's report says how large the graph is", () => {
  const sizes: number[] = [];
  const x = tf.zeros([2]);
  using run = tf.compile((x: tf.Tensor) => tf.neg(tf.neg(x)), {
    onTrace: ({ operations }) => sizes.push(operations),
  });
  run(x).dispose();
  assertEquals(sizes, [3], "an input and two ops");
  x.dispose();
});

Deno.test("the least recently used of too many specialisations is dropped and freed", () => {
  tf.freeCompiledFunctions();
  const before = engine.handleCount();
  tf.tidy(() => {
    const outside = tf.keep(tf.tensor1d([1]));
    const add = (x: object) => tf.add(x as tf.Tensor, outside);
    const [a, b, c] = [1, 2, 3].map((size) => tf.zeros([size]));
    const why = "dropped from the cache, which keeps 2; a larger cacheSize would keep more";
    assertEquals(causes([[a!], [b!], [a!], [c!], [a!], [b!], [c!]], add, 2), [
      "first call",
      "shape of [0] went from [1] to [2]",
      "shape of [0] went from [1] to [3]",
      why,
      why,
    ]);
    outside.dispose();
  });
  assertEquals(engine.handleCount(), before);
});

Deno.test("what the cache holds is bounded, whatever comes", () => {
  const before = engine.handleCount();
  const outside = tf.tensor1d([1]);
  const run = tf.compile((x: tf.Tensor) => tf.add(x, outside), { cacheSize: 3 });
  const call = (size: number) => tf.tidy(() => void run(tf.zeros([size])));
  for (let size = 1; size <= 12; size++) call(size);
  call(12);
  assertEquals(run.statistics, { calls: 13, traces: 12, mode: "graph" });
  outside.dispose();
  // Each specialisation that is left holds the tensor from outside.
  assertEquals(engine.handleCount(), before + 1);
  run.dispose();
  assertEquals(engine.handleCount(), before);
});

Deno.test("a cache for no specialisation is refused", () => {
  for (const cacheSize of [0, 1.5, -1, NaN]) {
    assertThrows(() => tf.compile((x: tf.Tensor) => x, { cacheSize }), RangeError, `${cacheSize}`);
  }
});
