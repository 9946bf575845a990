import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();

/** Tensors and handles that stay behind. */
function left(action: () => void): [number, number] {
  const before = [engine.tensorCount(), engine.handleCount()] as const;
  action();
  return [engine.tensorCount() - before[0], engine.handleCount() - before[1]];
}

Deno.test("a tensor and a variable are freed at the end of the block that declares them with using", () => {
  const use = () => {
    using x = tf.tensor1d([1, 2]);
    using doubled = tf.mul<tf.Tensor1D>(x, 2);
    using state = tfjs.variable(doubled);
    assertEquals(state.arraySync(), [2, 4]);
  };
  assertEquals(left(use), [0, 0]);
  assertEquals(
    left(() => {
      assertThrows(() => {
        using _x = tf.ones([3]);
        throw new Error("on the way");
      });
    }),
    [0, 0],
  );
});

Deno.test("what using or tidy frees may have been freed before", () => {
  assertEquals(
    left(() =>
      tf.tidy(() => {
        using x = tf.ones([3]);
        x.dispose();
        tf.dispose([x, x]);
      })
    ),
    [0, 0],
  );
});

Deno.test("a disposed tensor can be neither used nor read, at once or compiled", () => {
  const x = tf.ones([2, 2]);
  x.dispose();
  using double = tf.compile((x: tf.Tensor) => tf.add(x, x), { name: "double" });
  for (const use of [() => tf.add(x, 1), () => x.dataSync(), () => x.clone(), () => double(x)]) {
    assertThrows(use, Error, "Cannot use a tensor: it has been disposed; use it before");
  }
});

Deno.test("a variable disposed of twice leaves another of its name alone, and stays disposed of", () => {
  const first = tfjs.variable(tf.scalar(1), true, "weights");
  first.dispose();
  using second = tfjs.variable(tf.scalar(2), true, "weights");
  first.dispose();
  assertEquals(tfjs.engine().registeredVariables["weights"] === second, true);
  assertThrows(
    () => first.assign(tf.scalar(3)),
    Error,
    "Cannot assign to the variable weights: it has been disposed",
  );
  assertThrows(() => first.dataSync(), Error, "disposed");
});

Deno.test("a compiled function is disposed of once, and not called afterwards", () => {
  const step = tf.compile((x: tf.Tensor) => tf.neg(x), { name: "step" });
  step.dispose();
  assertThrows(() => step.dispose(), Error, "Cannot dispose of step: it has been disposed already");
  assertThrows(() => step(tf.scalar(1)), Error, "Cannot call step: it has been disposed");
});
