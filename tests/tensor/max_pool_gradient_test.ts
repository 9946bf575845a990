import { assertEquals } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

await tf.startEngine();

const cases = [
  { window: 2, stride: 2, padding: "valid" },
  { window: 3, stride: 2, padding: "same" },
  { window: 3, stride: 1, padding: "valid" },
] as const;

for (const { window, stride, padding } of cases) {
  const name = `${window}×${window} windows, stride ${stride}, ${padding}`;
  Deno.test(`max-pooling's gradient is TensorFlow's own, bit for bit: ${name}`, () => {
    const backend = tfjs.backend() as TensorFlowBackend;
    // Rounded, so that many windows have several maxima.
    const values = seededValues("pooled", 3 * 9 * 8 * 4).map(Math.round);
    const pool = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, window, stride, padding);
    using graph = tf.compile((x: tf.Tensor, dy: tf.Tensor) => tf.grad(pool)(x, dy));
    using xla = tf.compile((x: tf.Tensor, dy: tf.Tensor) => tf.grad(pool)(x, dy), { mode: "xla" });
    tf.tidy(() => {
      const x = tf.tensor4d(values, [3, 9, 8, 4]);
      const y = pool(x);
      const dy = tf.tensor(seededValues("slopes", y.size), y.shape);
      const own = (x: tf.Tensor) =>
        backend.executeSingleOutput("MaxPoolGrad", [
          { name: "ksize", type: 1, value: [1, window, window, 1] },
          { name: "strides", type: 1, value: [1, stride, stride, 1] },
          { name: "padding", type: 0, value: padding.toUpperCase() },
        ], [x, pool(x), dy]).dataSync();
      assertEquals(tf.grad(pool)(x, dy).dataSync(), own(x));
      assertEquals(graph(x, dy).dataSync(), own(x));
      // XLA takes another of equal maxima, and adds where windows overlap in another order.
      const distinct = tf.tensor4d(seededValues("distinct", x.size), [3, 9, 8, 4]);
      const [found, expected] = [xla(distinct, dy).dataSync(), own(distinct)];
      assertEquals(expected.every((value, i) => Math.abs(found[i]! - value) < 1e-5), true);
    });
  });
}
