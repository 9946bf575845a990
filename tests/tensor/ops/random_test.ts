import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { normalQuantile } from "../../../lib/tensor/backend/random/normal_quantile.ts";
import { philox } from "../../../lib/tensor/backend/random/philox.ts";
import { statelessBits } from "../../../lib/tensor/backend/random/stateless_bits.ts";
import * as tf from "../../../lib/tensor/mod.ts";

await tf.startEngine();

Deno.test("philox() gives the numbers that its authors published", () => {
  assertEquals(philox([0, 0, 0, 0], [0, 0]), [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  const ones = 0xffffffff;
  assertEquals(
    philox([ones, ones, ones, ones], [ones, ones]),
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  );
  assertEquals(
    philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]),
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  );
});

Deno.test("uniform numbers are the same bits op by op, as a graph, under XLA and in JavaScript", () => {
  const draw = (seed: tf.Tensor1D) => tf.statelessUniform(seed, [1001]);
  using graph = tf.compile(draw);
  using xla = tf.compile(draw, { mode: "xla" });
  for (const seed of [[0, 0], [5, 7], [-1, 2 ** 31 - 1], [123_456_789, -(2 ** 31)]]) {
    tf.tidy(() => {
      const expected = Float32Array.from(
        statelessBits(seed, 1001),
        (bits) => (bits & 0x7fffff) / 2 ** 23,
      );
      for (const run of [draw, graph, xla]) {
        assertEquals(run(tf.tensor1d(seed, "int32")).dataSync(), expected);
      }
    });
  }
  assertEquals(graph.statistics.traces, 1);
});

/** Largest distance between the share of values below x and the distribution there. */
function distance(values: ArrayLike<number>, distribution: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.reduce(
    (most, x, i) => Math.max(most, Math.abs((i + 0.5) / sorted.length - distribution(x))),
    0,
  );
}

/** Φ by Simpson's rule from 0, with steps of at most 0.01. */
function normalDistribution(x: number): number {
  const steps = 1000;
  const density = (t: number) => Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(x);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 0 ? 2 : 4) * density(i * x / steps);
  return 0.5 + sum * x / (3 * steps);
}

Deno.test("draws follow their distributions", () => {
  const count = 4000;
  // Kolmogorov: beyond 2 / √n one time in 1500.
  const most = 2 / Math.sqrt(count);
  const [low, high] = [normalDistribution(-2), normalDistribution(2)];
  tf.tidy(() => {
    const seed = tf.tensor1d([1, 2], "int32");
    const close = (draws: tf.Tensor, distribution: (x: number) => number) =>
      assert(distance(draws.dataSync(), distribution) < most);
    close(tf.statelessUniform(seed, [count]), (x) => x);
    close(tf.statelessNormal(seed, [count]), normalDistribution);
    close(
      tf.statelessTruncatedNormal(seed, [count]),
      (x) => (normalDistribution(x) - low) / (high - low),
    );
    const places = tf.statelessPermutation(seed, count).arraySync();
    assertEquals(places.toSorted((a, b) => a - b), Array.from({ length: count }, (_, i) => i));
    const shift = tf.tensor1d(places.map((place, i) => (place - i + count) % count / count));
    close(shift, (x) => x);
  });
});

Deno.test("statelessTruncatedNormal() agrees in JavaScript, and under XLA", () => {
  const draw = (seed: tf.Tensor1D) =>
    tf.statelessTruncatedNormal(seed, [500], { mean: 3, standardDeviation: 0.5 });
  using xla = tf.compile(draw, { mode: "xla" });
  tf.tidy(() => {
    const seed = tf.tensor1d([3, 4], "int32");
    const uniform = tf.statelessUniform(seed, [500]).dataSync();
    const expected = [...uniform].map((u) =>
      3 + normalQuantile(0.022750131948179195 + u * (1 - 2 * 0.022750131948179195)) / 2
    );
    for (const run of [draw, xla]) {
      const found = run(seed).dataSync();
      // TensorFlow's quantile of a float32 near 0.02 or 0.98.
      expected.forEach((value, i) => assertAlmostEquals(found[i]!, value, 1e-5));
      assert(found.every((value) => value >= 2 && value <= 4));
    }
  });
});

Deno.test("normalQuantile() undoes the distribution", () => {
  for (const x of [-3.5, -2, -0.3, 0, 1e-6, 1, 2, 3.5]) {
    // Simpson's error, divided by the density at 3.5.
    assertAlmostEquals(normalQuantile(normalDistribution(x)), x, 1e-9);
  }
});

Deno.test("a seed must be two int32", () => {
  tf.tidy(() => {
    const [float, three] = [tf.tensor1d([1, 2]), tf.tensor1d([1, 2, 3], "int32")];
    assertThrows(() => tf.statelessUniform(float, [1]), TypeError, "found float32 [2]");
    assertThrows(() => tf.statelessNormal(three, [1]), TypeError, "found int32 [3]");
    assertThrows(() => tf.statelessPermutation(three, 2), TypeError, "seed must be int32 [2]");
  });
});
