import { assertEquals } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();

/** What a trial of a sweep does: a function of its own, called a few times. */
function trial(
  run: (x: tf.Tensor, margin: tf.Tensor) => tf.Tensor,
  { margin = 0.5, shape = [2, 2], mode }: {
    readonly margin?: number;
    readonly shape?: number[];
    readonly mode?: "graph" | "xla";
  } = {},
): number[] {
  using compiled = tf.compile((x: tf.Tensor, m: tf.Tensor) => run(x, m), { ...mode && { mode } });
  return tf.tidy(() => [...compiled(tf.ones(shape), tf.scalar(margin)).dataSync()]);
}

const hinge = (x: tf.Tensor, margin: tf.Tensor) => tf.sum(tf.relu(tf.sub(x, margin)));
/** How many functions `action` makes. */
function made(action: () => void): number {
  const before = tf.compiledFunctionCount();
  action();
  return tf.compiledFunctionCount() - before;
}

Deno.test("sixty trials of one set-up make one function", () => {
  tf.freeCompiledFunctions();
  const count = made(() => {
    for (let i = 0; i < 60; i++) assertEquals(trial(hinge, { margin: i / 64 }), [4 - i / 16]);
  });
  assertEquals(count, 1);
});

Deno.test("whatever makes a difference to the ops makes another function", () => {
  tf.freeCompiledFunctions();
  const variants: (() => unknown)[] = [
    () => trial(hinge),
    () => trial(hinge, { shape: [4] }),
    () => trial(hinge, { mode: "xla" }),
    () => trial((x, margin) => tf.sum(tf.relu(tf.sub(margin, x)))),
    () => trial((x, margin) => tf.sum(tf.relu(tf.add(x, margin)))),
    () => trial((x, margin) => tf.sum(tf.relu(tf.sub(x, margin)), 0)),
    () => trial((x, margin) => tf.sum(tf.mul(tf.sub(x, margin), 2))),
    () => trial((x, margin) => tf.sum(tf.mul(tf.sub(x, margin), 3))),
    () => trial((x, margin) => tf.mul(tf.sub(x, margin), tf.tensor1d([1, 2]))),
    () => trial((x, margin) => tf.mul(tf.sub(x, margin), tf.tensor1d([2, 1]))),
    () => trial((x, margin) => tf.leakyRelu(tf.sub(x, margin), 0.1)),
    () => trial((x, margin) => tf.leakyRelu(tf.sub(x, margin), 0.2)),
    () => trial((x) => x),
    () => trial((_, margin) => margin),
  ];
  const twice = () => variants.forEach((variant) => [variant(), variant()]);
  assertEquals(made(twice), variants.length);
});

Deno.test("a number baked in makes a function of its own for each value", () => {
  tf.freeCompiledFunctions();
  const baked = (margin: number) => trial((x) => tf.sum(tf.relu(tf.sub(x, margin))));
  assertEquals(made(() => [0.1, 0.2, 0.2].map(baked)), 2);
});

Deno.test("functions that use different tensors from outside share one", () => {
  tf.freeCompiledFunctions();
  const labels = [tf.tensor1d([1, 2]), tf.tensor1d([3, 4])];
  const count = made(() =>
    assertEquals(labels.map((outside) => trial((x) => tf.mul(x, outside))), [
      [1, 2, 1, 2],
      [3, 4, 3, 4],
    ])
  );
  assertEquals(count, 1);
  tf.dispose(labels);
});

Deno.test("functions nobody uses are freed, at the latest when there are many", () => {
  tf.freeCompiledFunctions();
  const before = engine.handleCount();
  using kept = tf.compile((x: tf.Tensor) => tf.neg(x));
  const one = tf.scalar(1);
  kept(one).dispose();
  const negative = (x: tf.Tensor) => tf.neg(x);
  const sums = Array.from({ length: 20 }, (_, i) => () => trial((x) => tf.add(x, i)));
  assertEquals(made(() => sums.forEach((sum) => sum())), 20);
  // The last one is still there, the first is not.
  assertEquals(made(() => sums.at(-1)!()), 0);
  assertEquals(made(() => sums[0]!()), 1);
  tf.freeCompiledFunctions();
  assertEquals(made(() => sums.at(-1)!()), 1);
  using same = tf.compile(negative);
  assertEquals(made(() => same(one).dispose()), 0);
  one.dispose();
  assertEquals(engine.handleCount(), before);
});
