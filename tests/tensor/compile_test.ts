import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const engine = await tf.startEngine();
const counts = () => ({ tensors: engine.tensorCount(), handles: engine.handleCount() });

interface State {
  readonly weights: { readonly kernel: tf.Tensor2D; readonly bias: tf.Tensor1D };
  readonly steps: tf.Scalar;
}

/** A step of gradient descent on least squares. */
function step(state: State, batch: readonly [tf.Tensor2D, tf.Tensor2D], rate: tf.Scalar) {
  const [x, y] = batch;
  const loss = (kernel: tf.Tensor, bias: tf.Tensor) =>
    tf.mean<tf.Scalar>(tf.square(tf.sub(tf.relu(tf.add(tf.matMul(x, kernel), bias)), y)));
  const { kernel, bias } = state.weights;
  const { value, grads } = tf.valueAndGrads(loss)([kernel, bias]);
  const next: State = {
    weights: {
      kernel: tf.sub(kernel, tf.mul(grads[0]!, rate)),
      bias: tf.sub(bias, tf.mul(grads[1]!, rate)),
    },
    steps: tf.add(state.steps, 1),
  };
  return { next, loss: value };
}

function inputs(): Parameters<typeof step> {
  const state: State = {
    weights: {
      kernel: tf.tensor2d(seededValues("kernel", 12), [4, 3]),
      bias: tf.tensor1d(seededValues("bias", 3)),
    },
    steps: tf.scalar(0),
  };
  const x = tf.tensor2d(seededValues("images", 20), [5, 4]);
  const y = tf.tensor2d(seededValues("targets", 15), [5, 3]);
  return [state, [x, y], tf.scalar(0.1)];
}

/** The losses of five steps and the last kernel. */
function train(mode: "eager" | "graph" | "xla"): number[] {
  using compiled = tf.compile(step, { mode });
  return tf.tidy(() => {
    let [state, batch, rate] = inputs();
    const losses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { next, loss } = compiled(state, batch, rate);
      losses.push(loss.dataSync()[0]!);
      state = next;
    }
    assertEquals(state.steps.dataSync()[0], 5);
    return [...losses, ...state.weights.kernel.dataSync()];
  });
}

Deno.test("compile() gives bit for bit what the ops give when called one by one", () => {
  assertEquals(train("graph"), train("eager"));
});

Deno.test("compile() with XLA agrees but for the last bits", () => {
  const [expected, found] = [train("eager"), train("xla")];
  // XLA fuses and reorders sums; five steps on values near 1 keep 5 digits.
  expected.forEach((value, i) => assertEquals(Math.abs(found[i]! - value) < 1e-5, true));
});

Deno.test("compile() leaves no tensor behind, neither in JavaScript nor in TensorFlow", () => {
  const before = counts();
  for (const mode of ["eager", "graph"] as const) train(mode);
  assertEquals(counts(), before);
});

Deno.test("a compiled function is traced once for each shape and data type", () => {
  using double = tf.compile((x: tf.Tensor) => tf.add(x, x));
  tf.tidy(() => {
    for (const x of [tf.scalar(1), tf.tensor1d([1]), tf.scalar(2), tf.scalar(1, "int32")]) {
      assertEquals(double(x).dataSync()[0], 2 * x.dataSync()[0]!);
    }
  });
  assertEquals(double.statistics, { calls: 4, traces: 3, mode: "graph" });
});

Deno.test("an output may be an input, occur twice, be a constant, or come from outside", () => {
  const [x, outside] = [tf.tensor1d([1, 2]), tf.tensor1d([9])];
  for (const mode of ["eager", "graph", "xla"] as const) {
    using run = tf.compile((x: tf.Tensor) => {
      const y = tf.neg(x);
      return { same: x, twice: [y, y], constant: tf.tensor1d([7]), outside };
    }, { mode });
    const before = counts();
    const { same, twice, constant, outside: returned } = run(x);
    assertEquals([...same.dataSync()], [1, 2]);
    assertEquals(twice.map((y) => [...y.dataSync()]), [[-1, -2], [-1, -2]]);
    assertEquals([...constant.dataSync()], [7]);
    assertEquals([...returned.dataSync()], [9]);
    tf.dispose([same, twice[0]!, returned]);
    assertEquals([...outside.dataSync()], [9]);
    assertEquals([...twice[1]!.dataSync()], [-1, -2]);
    assertEquals([...x.dataSync()], [1, 2]);
    tf.dispose([twice[1]!, constant]);
    assertEquals(counts().tensors, before.tensors);
  }
  tf.dispose([x, outside]);
});

Deno.test("one tensor may be given as two inputs", () => {
  using difference = tf.compile((a: tf.Tensor, b: tf.Tensor) => tf.sub(a, b));
  tf.tidy(() => {
    const one = tf.scalar(1);
    assertEquals(difference(one, one).dataSync()[0], 0);
    assertEquals(difference(tf.scalar(5), one).dataSync()[0], 4);
  });
  assertEquals(difference.statistics.traces, 1);
});

Deno.test("a tensor from outside keeps its values until the function is disposed", () => {
  const before = counts();
  const outside = tf.tensor1d([1, 2]);
  const add = tf.compile((x: tf.Tensor) => tf.add(x, outside));
  tf.tidy(() => assertEquals([...add(tf.scalar(1)).dataSync()], [2, 3]));
  outside.dispose();
  tf.tidy(() => assertEquals([...add(tf.scalar(2)).dataSync()], [3, 4]));
  assertEquals(counts(), { ...before, handles: before.handles + 1 });
  add.dispose();
  assertEquals(counts(), before);
});

Deno.test("a tensor from outside that TensorFlow has not seen stays usable after a trace", () => {
  const outside = tf.tensor1d([3, 4]);
  using first = tf.compile((x: tf.Tensor) => tf.mul(x, outside));
  using second = tf.compile((x: tf.Tensor) => tf.sub(x, outside));
  tf.tidy(() => {
    assertEquals([...first(tf.scalar(2)).dataSync()], [6, 8]);
    assertEquals([...outside.dataSync()], [3, 4]);
    assertEquals([...second(tf.scalar(2)).dataSync()], [-1, -2]);
  });
  outside.dispose();
});

Deno.test("a constant made in one trace and kept is no constant of the next", () => {
  const kept: tf.Tensor[] = [];
  using first = tf.compile((x: tf.Tensor) => {
    kept.push(tf.keep(tf.tensor1d([1, 2])));
    return tf.add(x, kept[0]!);
  });
  using second = tf.compile((x: tf.Tensor) => tf.mul(x, kept[0]!));
  tf.tidy(() => {
    assertEquals([...first(tf.scalar(1)).dataSync()], [2, 3]);
    assertEquals([...second(tf.scalar(3)).dataSync()], [3, 6]);
  });
  tf.dispose(kept);
});

Deno.test("a compiled function called in another, or under a gradient, counts as its ops", () => {
  using square = tf.compile((x: tf.Tensor) => tf.square(x));
  using quartic = tf.compile((x: tf.Tensor) => square(square(x)));
  tf.tidy(() => {
    assertEquals(quartic(tf.scalar(2)).dataSync()[0], 16);
    const slope = tf.grad((x: tf.Tensor) => square(x));
    assertEquals(slope(tf.scalar(3)).dataSync()[0], 6);
  });
});

Deno.test("compile() names what is no tensor", () => {
  using run = tf.compile((state: object) => state);
  const x = tf.scalar(1);
  const wrong = { weights: [x, { margin: 0.2 }] };
  const error = assertThrows(() => run(wrong), TypeError);
  assertStringIncludes(error.message, "[0].weights[1].margin must be a tensor");
  assertThrows(() => run({ x: null }), TypeError, "[0].x must be a tensor");
  assertThrows(() => run({ x: new Date() }), TypeError, "[0].x must be a tensor");
  x.dispose();
});

Deno.test("a disposed function refuses to run, and to be disposed of again", () => {
  const run = tf.compile((x: tf.Tensor) => tf.neg(x), { name: "negative" });
  run.dispose();
  assertThrows(
    () => run.dispose(),
    Error,
    "Cannot dispose of negative: it has been disposed already",
  );
  const x = tf.scalar(1);
  assertThrows(() => run(x), Error, "Cannot call negative: it has been disposed");
  x.dispose();
});
