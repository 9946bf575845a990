import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";

const engine = await tf.startEngine();
const state = () => ({
  tensors: engine.tensorCount(),
  handles: engine.handleCount(),
  functions: tf.compiledFunctionCount(),
  scopes: tfjs.engine().state.scopeStack.length,
  gradientDepth: tfjs.engine().state.gradientDepth,
  kernelDepth: tfjs.engine().state.kernelDepth,
  taped: tfjs.engine().state.activeTape?.length ?? 0,
  variables: Object.keys(tfjs.engine().state.registeredVariables).length,
  kernels: tfjs.getKernelsForBackend("tensorflow").length,
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

/** Calls that throw, by where they do. Each is also tried eagerly. */
const throwing: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  "before the first op": () => {
    throw new Error("thrown inside");
  },
  "after an op, with a tensor kept": (x) => {
    tf.keep(tf.square(x));
    throw new Error("thrown inside");
  },
  "in an op's shape check": (x) => tf.matMul(tf.square(x), tf.ones([3, 3])),
  "in a scope left open": (x) => {
    tfjs.engine().startScope();
    tf.square(x);
    throw new Error("thrown inside");
  },
  "in a gradient's function": (x) =>
    tf.grad((y: tf.Tensor) => {
      tf.exp(tf.square(y));
      throw new Error("thrown inside");
    })(x),
  "in a gradient of a gradient": (x) =>
    tf.grad((y: tf.Tensor) =>
      tf.grad((z: tf.Tensor) => {
        tf.exp(tf.square(z));
        throw new Error("thrown inside");
      })(tf.exp(y))
    )(x),
  "in a custom gradient's function, after it saved": (x) =>
    tf.grad((y: tf.Tensor) =>
      tf.customGrad((z, save) => {
        (save as tfjs.GradSaveFunc)([z as tf.Tensor, tf.square(z as tf.Tensor)]);
        throw new Error("thrown inside");
      })(tf.exp(y))
    )(x),
  "in a custom gradient's way back": (x) =>
    tf.grad((y: tf.Tensor) =>
      tf.customGrad((z, save) => {
        (save as tfjs.GradSaveFunc)([z as tf.Tensor]);
        return {
          value: tf.square(z as tf.Tensor),
          gradFunc: () => {
            throw new Error("thrown inside");
          },
        };
      })(tf.exp(y))
    )(x),
  "where x and y are not connected": (x) => tf.grad(() => tf.exp(tf.ones([2])))(x),
};

for (const [place, fn] of Object.entries(throwing)) {
  Deno.test(`a throw while compiling leaves the engine as it was: ${place}`, () => {
    assertRefused(fn, "");
  });
  if (place.includes("kept") || place.includes("left open")) continue;
  Deno.test(`a throw in an eager call leaves no tensor behind: ${place}`, () => {
    const x = tf.tensor2d([[1, 2], [3, 4]]);
    tf.neg(x).dispose();
    const before = state();
    assertThrows(() => tf.tidy(() => fn(x)), Error);
    assertEquals(state(), before);
    x.dispose();
  });
}

Deno.test("a throw after a capture or an assignment leaves the engine as it was", () => {
  const outside = tf.tensor1d([1, 2]);
  const variable = tf.tidy(() => tfjs.variable(tf.tensor1d([3, 4])));
  tf.neg(outside).dispose();
  tf.neg(variable).dispose();
  assertRefused((x) => {
    variable.assign(tf.add(variable, outside));
    tf.add(x, variable);
    throw new Error("thrown after an assignment");
  }, "thrown after an assignment");
  assertEquals([...variable.dataSync()], [3, 4]);
  assertRefused((x) => ({ x, not: "a tensor" }) as unknown as tf.Tensor, "not must be a tensor");
  assertEquals([...outside.dataSync()], [1, 2]);
  tf.dispose([outside, variable]);
});

Deno.test("a function that throws once can be called again", () => {
  let throws = true;
  using run = tf.compile((x: tf.Tensor) => {
    const y = tf.grad((z: tf.Tensor) => tf.square(tf.exp(z)))(x);
    if (throws) throw new Error("thrown inside");
    return y;
  });
  tf.tidy(() => {
    assertThrows(() => run(tf.scalar(0)), Error, "thrown inside");
    throws = false;
    assertEquals(run(tf.scalar(0)).dataSync()[0], 2);
  });
});

Deno.test("an asynchronous function is refused, before it begins if it is declared so", async () => {
  let begun = false;
  const declared = async (x: tf.Tensor) => {
    begun = true;
    await x.data();
    return x;
  };
  const compile = tf.compile as (fn: (x: tf.Tensor) => object, options: object) => void;
  assertThrows(() => compile(declared, {}), TypeError, "declared: it is asynchronous; ");
  assertEquals(begun, false);
  for (const mode of ["graph", "eager"] as const) {
    using run = tf.compile((x: tf.Tensor): object => declared(x), { name: "the step", mode });
    const x = tf.scalar(1);
    assertThrows(() => run(x), TypeError, "Cannot compile the step: it returns a promise; the ops");
    await new Promise((resolve) => setTimeout(resolve));
    x.dispose();
  }
});

Deno.test("reading values while compiling is refused, with the way out", () => {
  const message = "Cannot read a tensor's values while compiling the step";
  const variable = tf.tidy(() => tfjs.variable(tf.ones([2, 2])));
  const reads: ((x: tf.Tensor) => unknown)[] = [
    (x) => tf.square(x).dataSync(),
    (x) => tf.tensor(x.arraySync()),
    (x) => x.bufferSync(),
    (x) => x.print(),
    (x) => x.toString(),
    () => variable.dataSync(),
    () => tf.square(variable).arraySync(),
  ];
  for (const read of reads) {
    assertRefused((x) => {
      read(x);
      return x;
    }, message);
  }
  assertRefused((x) => tf.tensor(x.arraySync()), "return the tensor and read it afterwards");
  variable.dispose();
});

Deno.test("reading values while compiling is refused when asked for asynchronously", async () => {
  const reads: ((x: tf.Tensor) => Promise<unknown>)[] = [
    (x) => x.data(),
    (x) => x.array(),
    (x) => x.buffer(),
    (x) => x.bytes(),
    (x) => tfjs.whereAsync(tf.cast(x, "bool")),
    (x) => tfjs.booleanMaskAsync(x, tf.cast(x, "bool")),
  ];
  for (const read of reads) {
    let promise: Promise<unknown> | undefined;
    using run = tf.compile((x: tf.Tensor) => {
      promise = read(x).then(() => "read", String);
      return tf.neg(x);
    });
    tf.tidy(() => run(tf.ones([2])));
    assertStringIncludes(await promise as string, "Error: Cannot");
  }
});

Deno.test("random numbers drawn in JavaScript are refused by name, seeded ones too", () => {
  const draws: Readonly<Record<string, (x: tf.Tensor, seed?: number) => tf.Tensor>> = {
    dropout: (x, seed) => tfjs.dropout(x, 0.5, undefined, seed),
    multinomial: (x, seed) => tfjs.multinomial(x as tf.Tensor2D, 3, seed),
    randomGamma: (_, seed) => tfjs.randomGamma([2, 2], 1, 1, "float32", seed),
    randomNormal: (_, seed) => tfjs.randomNormal([2, 2], 0, 1, "float32", seed),
    randomStandardNormal: (_, seed) => tfjs.randomStandardNormal([2, 2], "float32", seed),
    randomUniform: (_, seed) => tfjs.randomUniform([2, 2], 0, 1, "float32", seed),
    randomUniformInt: (_, seed) => tfjs.randomUniformInt([2, 2], 0, 9, seed),
    truncatedNormal: (_, seed) => tfjs.truncatedNormal([2, 2], 0, 1, "float32", seed),
  };
  for (const [op, draw] of Object.entries(draws)) {
    for (const seed of [undefined, 7]) {
      assertRefused((x) => draw(x, seed), `Cannot compile the step: ${op} draws in JavaScript`);
    }
  }
  assertRefused((x) => tf.add(x, tfjs.rand([2, 2], () => 4)), "rand draws in JavaScript");
  assertRefused((x) => tf.mul(x, Math.random()), "Math.random draws in JavaScript");
  assertRefused((x) => {
    tfjs.util.createShuffledIndices(4);
    return x;
  }, "Math.random draws in JavaScript, so every call would repeat one draw; draw outside");
  assertEquals(Math.random() < 1, true);
});

Deno.test("layers that draw while they train are refused, and fine in inference", () => {
  const { alphaDropout, dropout, gaussianDropout, gaussianNoise, spatialDropout1d } = tfjs.layers;
  const layers = {
    "dropout draws": dropout({ rate: 0.5, seed: 3 }),
    "dropout draws in": spatialDropout1d({ rate: 0.5 }),
    "randomNormal draws": gaussianNoise({ stddev: 1 }),
    "randomNormal draws in": gaussianDropout({ rate: 0.5 }),
    "randomUniform draws": alphaDropout({ rate: 0.5 }),
  };
  for (const [message, layer] of Object.entries(layers)) {
    const call = (training: boolean) => (x: tf.Tensor) =>
      layer.apply(tf.reshape(x, [1, 2, 2]), { training }) as tf.Tensor;
    assertRefused(call(true), message);
    using run = tf.compile(call(false));
    tf.tidy(() => assertEquals([...run(tf.ones([2, 2])).dataSync()], [1, 1, 1, 1]));
  }
});

Deno.test("an op that keeps a state is refused by name", () => {
  const backend = tfjs.backend() as TensorFlowBackend;
  assertRefused(
    (x) => backend.executeSingleOutput("RandomShuffle", [], [x]),
    "RandomShuffle keeps a state of its own",
  );
});

Deno.test("making and freeing a tfjs variable is refused", () => {
  assertRefused((x) => tfjs.variable(x), "Cannot make a tfjs variable while compiling the step");
  const drawn = tfjs.layers.dense({ units: 1 });
  assertRefused(
    (x) => drawn.apply(x) as tf.Tensor,
    "if these are a layer's first weights, build it",
  );
  const dense = tfjs.layers.dense({ units: 1, kernelInitializer: "zeros" });
  assertRefused(
    (x) => dense.apply(x) as tf.Tensor,
    "by giving its first layer an inputShape or by",
  );
  const variable = tf.tidy(() => tfjs.variable(tf.scalar(1), true, "the scale"));
  assertRefused((x) => {
    variable.dispose();
    return x;
  }, "Cannot dispose of the tfjs variable the scale while compiling the step: do so outside");
  assertEquals(variable.dataSync()[0], 1);
  variable.dispose();
});

Deno.test("tfjs's own optimizers are refused by name, and go on eagerly", () => {
  const { adadelta, adagrad, adam, adamax, momentum, rmsprop, sgd } = tfjs.train;
  const optimizers = {
    SGD: sgd(0.1),
    Momentum: momentum(0.1, 0.9),
    Adagrad: adagrad(0.1),
    Adadelta: adadelta(0.1),
    Adam: adam(0.1),
    Adamax: adamax(0.1),
    RMSProp: rmsprop(0.1),
  };
  for (const [name, optimizer] of Object.entries(optimizers)) {
    const weight = tf.tidy(() => tfjs.variable(tf.ones([2, 2])));
    const lower = (x: tf.Tensor) => optimizer.minimize(() => tf.sum(tf.mul(x, weight)), true)!;
    for (let i = 0; i < 2; i++) {
      assertRefused(lower, `Cannot use tfjs's optimizer ${name} while compiling the step: its`);
      const [before] = weight.dataSync();
      lower(tf.ones([2, 2])).dispose();
      assertEquals(weight.dataSync()[0]! < before!, true, name);
    }
    optimizer.dispose();
    weight.dispose();
  }
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
  assertRefused((x) => tf.matMul(x, tf.tensor2d([[1, 2, 3]])), "Cannot run MatMul");
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
