import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();
const state = () => ({
  tensors: engine.tensorCount(),
  handles: engine.handleCount(),
  functions: tf.compiledFunctionCount(),
  scopes: tfjs.engine().state.scopeStack.length,
  variables: Object.keys(tfjs.engine().state.registeredVariables).length,
});

/** Compiling `fn` throws the message and leaves the engine as it was. */
function assertRefused(fn: (x: tf.Tensor) => tf.Tensor, message: string): void {
  const x = tf.tensor2d([[1, 2], [3, 4]]);
  x.dataSync();
  tf.neg(x).dispose();
  const before = state();
  using run = tf.compile(fn, { name: "the step" });
  assertThrows(() => run(x), Error, message);
  assertEquals(state(), before);
  assertEquals([...x.dataSync()], [1, 2, 3, 4]);
  const doubled = tf.add(x, x);
  assertEquals([...doubled.dataSync()], [2, 4, 6, 8]);
  tf.dispose([x, doubled]);
}

Deno.test("a throw while compiling leaves the engine as it was", () => {
  assertRefused(() => {
    throw new Error("thrown inside");
  }, "thrown inside");
  assertRefused(
    (x) =>
      tf.grad((y: tf.Tensor) => {
        tf.square(y);
        throw new Error("thrown under a gradient");
      })(x),
    "thrown under a gradient",
  );
  const outside = tf.tensor1d([1, 2]);
  tf.neg(outside).dispose();
  assertRefused((x) => {
    tf.add(x, outside);
    throw new Error("thrown after a capture");
  }, "thrown after a capture");
  outside.dispose();
});

Deno.test("reading values while compiling is refused, with the way out", () => {
  assertRefused((x) => {
    tf.square(x).dataSync();
    return x;
  }, "Cannot read a tensor's values while compiling the step");
  assertRefused((x) => tf.tensor(x.arraySync()), "return the tensor and read it afterwards");
});

Deno.test("reading values while compiling is refused when asked for asynchronously", async () => {
  const promises: Promise<unknown>[] = [];
  using run = tf.compile((x: tf.Tensor) => {
    promises.push(x.data().then(() => "read", String));
    return tf.neg(x);
  });
  tf.tidy(() => run(tf.scalar(1)));
  assertEquals((await promises[0] as string).startsWith("Error: Cannot"), true);
});

Deno.test("random numbers drawn in JavaScript are refused by name", () => {
  assertRefused((x) => tf.add(x, tfjs.randomNormal([2, 2])), "randomNormal draws in JavaScript");
  assertRefused(
    (x) => tf.add(x, tfjs.randomUniform([2, 2], 0, 1, "float32", 3)),
    "randomUniform draws in JavaScript",
  );
  assertRefused((x) => tf.add(x, tfjs.truncatedNormal([2, 2])), "truncatedNormal draws in");
  assertRefused((x) => tfjs.dropout(x, 0.5, undefined, 7), "dropout draws in JavaScript");
  assertRefused((x) => tfjs.multinomial(x as tf.Tensor2D, 3), "multinomial draws in");
});

Deno.test("an op that keeps a state is refused by name", () => {
  const backend = tfjs.backend() as TensorFlowBackend;
  assertRefused(
    (x) => backend.executeSingleOutput("RandomShuffle", [], [x]),
    "RandomShuffle keeps a state of its own",
  );
});

Deno.test("tfjs variables and optimizers are refused", () => {
  const variable = tfjs.variable(tf.scalar(1));
  const optimizer = tfjs.train.sgd(0.1);
  optimizer.minimize(() => tf.square(variable));
  const value = variable.dataSync()[0];
  assertRefused((x) => {
    variable.assign(tf.scalar(2));
    return x;
  }, "Cannot assign to the tfjs variable");
  assertRefused((x) => tfjs.variable(x), "Cannot make a tfjs variable while compiling the step");
  assertRefused((x) => {
    optimizer.minimize(() => tf.sum(tf.mul(x, variable)));
    return x;
  }, "take the state as an input and return the new one");
  assertEquals(variable.dataSync()[0], value);
  optimizer.dispose();
  variable.dispose();
});

Deno.test("a shape that depends on values is refused by the op's name", () => {
  assertRefused((x) => tfjs.unique(tf.reshape(x, [4])).values, "what UniqueV2 gives depends");
});

Deno.test("a tensor made while compiling means nothing outside", () => {
  let leaked: tf.Tensor | undefined;
  using run = tf.compile((x: tf.Tensor) => {
    leaked = tf.keep(tf.square(x));
    return tf.neg(x);
  }, { name: "the step" });
  const x = tf.scalar(2);
  run(x).dispose();
  assertThrows(() => tf.neg(leaked!), Error, "Cannot use a tensor outside of the step");
  using other = tf.compile((x: tf.Tensor) => tf.add(x, leaked!));
  assertThrows(() => other(x), Error, "Cannot use a tensor outside of the step");
  tf.dispose([x, leaked!]);
});

Deno.test("an op that does not fit fails while compiling as it does otherwise", () => {
  assertRefused((x) => tf.matMul(x, tf.tensor2d([[1, 2, 3]])), "Cannot run BatchMatMul");
  assertRefused((x) => tf.gather(x, tf.tensor1d([5], "int32"), { axis: 4 }), "axis must be");
});

Deno.test("an index out of range is TensorFlow's to find, compiled or not", () => {
  const [x, outside] = [tf.tensor1d([1, 2]), tf.tensor1d([5], "int32")];
  const pick = (x: tf.Tensor, indices: tf.Tensor) => tf.gather(x, indices);
  for (const mode of ["eager", "graph"] as const) {
    using run = tf.compile(pick, { mode });
    const before = engine.handleCount();
    assertThrows(() => run(x, outside), RangeError, "5 is not in [0, 2)");
    assertEquals(engine.handleCount() - before <= 2, true);
  }
  tf.dispose([x, outside]);
});
