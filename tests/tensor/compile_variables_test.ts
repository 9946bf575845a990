import { assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const engine = await tf.startEngine();
const counts = () => ({ tensors: engine.tensorCount(), handles: engine.handleCount() });
const modes = ["eager", "graph"] as const;

/** A variable that alone holds its first value. */
const variable = (first: () => tf.Tensor) => tf.tidy(() => tfjs.variable(first()));

Deno.test("a variable is read anew at every call, whoever assigned it last", () => {
  const before = counts();
  const scale = variable(() => tf.scalar(2));
  const run = tf.compile((x: tf.Tensor) => tf.mul(x, scale));
  const product = () => tf.tidy(() => run(tf.scalar(3)).dataSync()[0]);
  assertEquals(product(), 6);
  tf.tidy(() => scale.assign(tf.scalar(5)));
  assertEquals(product(), 15);
  assertEquals(run.statistics.traces, 1);
  tf.dispose(scale);
  run.dispose();
  assertEquals(counts(), before);
});

Deno.test("a variable assigned in a compiled function has the new value after each call", () => {
  for (const mode of ["eager", "graph", "xla"] as const) {
    const before = counts();
    const [sum, last] = [0, 9].map((value) => variable(() => tf.tensor1d([value])));
    const copy = sum!.clone();
    const run = tf.compile((x: tf.Tensor1D) => {
      sum!.assign(tf.add(sum!, x));
      last!.assign(x);
      return { next: tf.add(sum!, 1), sum: sum! as tf.Tensor };
    }, { mode });
    const returned: tf.Tensor[] = [];
    for (const value of [1, 2, 3]) {
      const x = tf.tensor1d([value]);
      const { next, sum } = run(x);
      returned.push(next, sum);
      x.dispose();
    }
    assertEquals(returned.map((each) => each.dataSync()[0]), [2, 1, 4, 3, 7, 6]);
    assertEquals([sum, last, copy].map((each) => each!.dataSync()[0]), [6, 3, 0]);
    tf.dispose([sum!, last!, copy, ...returned]);
    run.dispose();
    assertEquals(counts(), before, mode);
  }
});

Deno.test("two variables may exchange their values, or share one", () => {
  const [a, b] = [1, 2].map((value) => variable(() => tf.scalar(value))) as [
    tfjs.Variable,
    tfjs.Variable,
  ];
  using exchange = tf.compile((x: tf.Tensor) => {
    const held = tf.add(a, 0);
    a.assign(b.clone());
    b.assign(held);
    return x;
  });
  using share = tf.compile((x: tf.Tensor) => {
    a.assign(x);
    b.assign(x);
    return x;
  });
  tf.tidy(() => {
    exchange(tf.scalar(0));
    assertEquals([a, b].map((each) => each.dataSync()[0]), [2, 1]);
    exchange(tf.scalar(0));
    assertEquals([a, b].map((each) => each.dataSync()[0]), [1, 2]);
    share(tf.scalar(7));
    a.assign(tf.scalar(8));
    assertEquals([a, b].map((each) => each.dataSync()[0]), [8, 7]);
  });
  tf.dispose([a, b]);
});

Deno.test("a copy of a variable's values keeps them; the variable goes on", () => {
  const scale = variable(() => tf.scalar(2));
  const copy = scale.clone();
  using run = tf.compile((x: tf.Tensor) => {
    scale.assign(tf.add(scale, x));
    return tf.stack([scale, copy]);
  });
  tf.tidy(() => {
    assertEquals([...run(tf.scalar(1)).dataSync()], [3, 2]);
    assertEquals([...run(tf.scalar(1)).dataSync()], [4, 2]);
  });
  tf.dispose([scale, copy]);
});

/** An image model with every kind of layer that keeps a state while it trains. */
function imageModel(): tfjs.LayersModel {
  const kernelInitializer = (seed: number) => tfjs.initializers.glorotUniform({ seed });
  return tfjs.sequential({
    layers: [
      tfjs.layers.conv2d({
        inputShape: [6, 6, 1],
        filters: 4,
        kernelSize: 3,
        activation: "relu",
        kernelInitializer: kernelInitializer(1),
      }),
      tfjs.layers.batchNormalization(),
      tfjs.layers.flatten(),
      tfjs.layers.dense({ units: 3, kernelInitializer: kernelInitializer(2) }),
      tfjs.layers.batchNormalization({ momentum: 0.9 }),
    ],
  });
}

const variablesOf = (weights: tfjs.LayersModel["weights"]) =>
  weights.map((weight) => weight.read() as tfjs.Variable);

/** One step of gradient descent on the model's own variables. */
function descend(model: tfjs.LayersModel) {
  const trainable = variablesOf(model.trainableWeights);
  return (images: tf.Tensor4D, targets: tf.Tensor2D) => {
    const { value, grads } = tfjs.variableGrads(() => {
      const output = model.apply(images, { training: true }) as tf.Tensor;
      return tf.mean<tf.Scalar>(tf.squaredDifference(output, targets));
    }, trainable);
    for (const variable of trainable) {
      variable.assign(tf.sub(variable, tf.mul(grads[variable.name]!, 0.05)));
    }
    return value;
  };
}

/** The losses of ten steps, eight of them compiled in `mode`, and all weights after them. */
async function trainModel(mode: "eager" | "graph"): Promise<number[]> {
  const before = counts();
  const model = imageModel();
  const step = descend(model);
  const compiled = tf.compile(step, { mode, name: "the step" });
  const images = tf.tensor4d(seededValues("images", 180), [5, 6, 6, 1]);
  const targets = tf.tensor2d(seededValues("targets", 15), [5, 3]);
  const losses = tf.tidy(() =>
    Array.from({ length: 10 }, (_, index) => {
      const run = index === 0 || index === 9 ? step : compiled;
      return run(images, targets).dataSync()[0]!;
    })
  );
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  let saved: tfjs.io.ModelArtifacts | undefined;
  await model.save(tfjs.io.withSaveHandler((artifacts) => {
    saved = artifacts;
    return Promise.resolve({
      modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" },
    });
  }));
  const written = new Float32Array(saved!.weightData as ArrayBuffer);
  assertEquals(written.length, weights.length);
  const predict = tf.compile((x: tf.Tensor4D) => model.predict(x) as tf.Tensor, { mode });
  const predictions = tf.tidy(() => [
    [...(model.predict(images) as tf.Tensor).dataSync()],
    [...predict(images).dataSync()],
  ]);
  assertEquals(predictions[1], predictions[0]);
  tf.dispose([images, targets]);
  for (const each of [compiled, predict]) each.dispose();
  model.dispose();
  assertEquals(counts(), before);
  return [...losses, ...weights];
}

Deno.test("a tf.LayersModel trains compiled bit for bit as it does eagerly, batch averages too", async () => {
  const [eager, graph] = [await trainModel("eager"), await trainModel("graph")];
  assertEquals(graph, eager);
  assertEquals(eager[9]! < eager[0]!, true);
});

Deno.test("a call that throws leaves the variables as they were", () => {
  const total = variable(() => tf.tensor1d([1, 2]));
  using run = tf.compile((indices: tf.Tensor1D) => {
    total.assign(tf.gather(total, indices));
    return indices;
  });
  const [fine, outside] = [[1, 0], [0, 7]].map((values) => tf.tensor1d(values, "int32"));
  run(fine!).dispose();
  assertThrows(() => run(outside!), RangeError, "7 is not in [0, 2)");
  assertEquals([...total.dataSync()], [2, 1]);
  tf.dispose([total, fine!, outside!]);
});

Deno.test("a variable disposed of since is named", () => {
  const scale = tf.tidy(() => tfjs.variable(tf.scalar(2), true, "the scale"));
  using run = tf.compile((x: tf.Tensor) => tf.mul(x, scale), { name: "the step" });
  const x = tf.scalar(1);
  run(x).dispose();
  scale.dispose();
  assertThrows(
    () => run(x),
    Error,
    "Cannot call the step: its variable the scale has been disposed",
  );
  x.dispose();
});

Deno.test("compiled functions over variables share one function", () => {
  tf.freeCompiledFunctions();
  const before = tf.compiledFunctionCount();
  for (const value of [1, 2, 3]) {
    const own = variable(() => tf.scalar(value));
    using run = tf.compile((x: tf.Tensor) => {
      own.assign(tf.mul(own, 2));
      return tf.mul(x, own);
    });
    tf.tidy(() => assertEquals(run(tf.scalar(10)).dataSync()[0], 20 * value));
    own.dispose();
  }
  assertEquals(tf.compiledFunctionCount() - before, 1);
});

Deno.test("variables keep their state when compiled functions are nested", () => {
  for (const mode of modes) {
    const total = variable(() => tf.scalar(0));
    using inner = tf.compile((x: tf.Tensor) => {
      total.assign(tf.add(total, x));
      return tf.add(total, 0);
    });
    using outer = tf.compile((x: tf.Tensor) => tf.add(inner(x), inner(x)), { mode });
    tf.tidy(() => {
      assertEquals(outer(tf.scalar(1)).dataSync()[0], 3);
      assertEquals(outer(tf.scalar(1)).dataSync()[0], 7);
    });
    assertEquals(total.dataSync()[0], 4);
    total.dispose();
  }
});
