import { assert, assertEquals, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const engine = await tf.startEngine();
const counts = () => ({ tensors: engine.tensorCount(), handles: engine.handleCount() });
const backend = tfjs.backend() as TensorFlowBackend;

/** Something that XLA refuses to compile: it has no `MaxPoolWithArgmax`. */
function refusedByXla(x: tf.Tensor): tf.Tensor {
  const sides = (name: string) => ({
    name,
    type: backend.binding.TF_ATTR_INT,
    value: [1, 2, 2, 1],
  });
  const attributes = [sides("ksize"), sides("strides"), {
    name: "padding",
    type: backend.binding.TF_ATTR_STRING,
    value: "VALID",
  }, {
    name: "Targmax",
    type: backend.binding.TF_ATTR_TYPE,
    value: backend.binding.TF_INT32,
  }];
  return backend.executeMultipleOutputs("MaxPoolWithArgmax", attributes, [x], 2)[0]!;
}

Deno.test("an xla function called in a graph gives what its ops give", () => {
  const before = counts();
  const outside = tf.tensor1d([1, 2, 3]);
  const polynomial = (x: tf.Tensor, scales: readonly tf.Tensor[]) => ({
    value: tf.addN(scales.map((scale) => tf.mul(tf.add(x, outside), scale))),
    positive: tf.greater(x, 0),
    whole: tf.cast(tf.sum(x), "int32"),
  });
  {
    using inner = tf.compile(polynomial, { mode: "xla" });
    const around =
      (run: (...inputs: Parameters<typeof polynomial>) => ReturnType<typeof inner>) =>
      (x: tf.Tensor) => {
        const half = tf.mul(x, 0.5);
        const { value, positive, whole } = run(half, [x, half, outside, tf.scalar(4)]);
        const again = run(value, [half]);
        return { value: tf.sub(value, again.value), positive, whole, twice: again.whole };
      };
    using outer = tf.compile(around(inner));
    using plain = tf.compile(around(polynomial));
    tf.tidy(() => {
      for (const values of [[1, -2, 4], [0, 8, -3]]) {
        const [found, expected] = [outer(tf.tensor1d(values)), plain(tf.tensor1d(values))];
        for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
          assertEquals(found[name].shape, expected[name].shape);
          assertEquals(found[name].dtype, expected[name].dtype);
          // Small whole numbers and halves: exact however the sums are ordered.
          assertEquals([...found[name].dataSync()], [...expected[name].dataSync()]);
        }
      }
    });
    assertEquals(outer.statistics.traces, 1);
  }
  outside.dispose();
  tf.freeCompiledFunctions();
  assertEquals(counts(), before);
});

Deno.test("XLA compiles what is called, and nothing else of the graph", () => {
  using inner = tf.compile((x: tf.Tensor) => tf.neg(x), { mode: "xla" });
  using refused = tf.compile((x: tf.Tensor) => refusedByXla(x), { mode: "xla" });
  using beside = tf.compile((x: tf.Tensor) => inner(refusedByXla(x)));
  using within = tf.compile((x: tf.Tensor) => refused(tf.neg(x)));
  tf.tidy(() => {
    const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
    assertEquals([...beside(x).dataSync()], [-4]);
    assertThrows(() => within(x), Error, "MaxPoolWithArgmax");
  });
});

Deno.test("an xla function called in a graph is compiled once", () => {
  using inner = tf.compile((x: tf.Tensor) => tf.exp(tf.neg(x)), { mode: "xla" });
  let recorded = 0;
  using outer = tf.compile((x: tf.Tensor) => {
    recorded++;
    return inner(inner(x));
  });
  const before = tf.compiledFunctionCount();
  tf.tidy(() => {
    const results = Array.from({ length: 4 }, () => outer(tf.scalar(0)).dataSync()[0]!);
    assertEquals(new Set(results), new Set([Math.fround(Math.exp(-1))]));
  });
  assertEquals(recorded, 1);
  // The one called, in two places, and the one that calls it.
  assertEquals(tf.compiledFunctionCount() - before, 2);
});

Deno.test("a function stays as long as another one calls it", () => {
  const inner = tf.compile((x: tf.Tensor) => tf.mul(x, 17), { mode: "xla" });
  using outer = tf.compile((x: tf.Tensor) => tf.add(inner(x), 1));
  tf.tidy(() => assertEquals(outer(tf.scalar(1)).dataSync()[0], 18));
  inner.dispose();
  tf.freeCompiledFunctions();
  tf.tidy(() => assertEquals(outer(tf.scalar(2)).dataSync()[0], 35));
});

Deno.test("functions that call different functions are different", () => {
  const results = [2, 3, 2].map((factor) => {
    using inner = tf.compile((x: tf.Tensor) => tf.mul(x, factor), { mode: "xla" });
    using outer = tf.compile((x: tf.Tensor) => tf.add(inner(x), 1));
    return tf.tidy(() => outer(tf.scalar(10)).dataSync()[0]);
  });
  assertEquals(results, [21, 31, 21]);
});

Deno.test("under a gradient an xla function counts as its ops", () => {
  using cube = tf.compile((x: tf.Tensor) => tf.mul(x, tf.square(x)), { mode: "xla" });
  using slope = tf.compile((x: tf.Tensor) => tf.grad((y: tf.Tensor) => cube(y))(x));
  tf.tidy(() => assertEquals([...slope(tf.tensor1d([1, 2])).dataSync()], [3, 12]));
});

Deno.test("customGrad keeps xla functions whole, forwards and backwards", () => {
  using forward = tf.compile((x: tf.Tensor) => refusedByXla(x), { mode: "xla" });
  using square = tf.compile((x: tf.Tensor) => tf.square(x), { mode: "xla", name: "square" });
  using back = tf.compile((dy: tf.Tensor, x: tf.Tensor) => tf.mul(dy, tf.mul(x, 2)), {
    mode: "xla",
  });
  const squared = (run: typeof square) =>
    tf.customGrad((input, save) => {
      const x = input as tf.Tensor;
      (save as (tensors: tf.Tensor[]) => void)([x]);
      return {
        value: run(x),
        gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => back(dy, saved[0]!),
      };
    });
  const slopeOf = (run: typeof square) => (x: tf.Tensor) =>
    // d (3 x)⁴ / dx = 12 (3 x)³
    tf.grad((y: tf.Tensor) => tf.sum(tf.square(squared(run)(tf.mul(y, 3)))))(x);
  const before = tf.compiledFunctionCount();
  using slope = tf.compile(slopeOf(square));
  tf.tidy(() => assertEquals([...slope(tf.tensor1d([1, 2])).dataSync()], [324, 2592]));
  assertEquals(tf.compiledFunctionCount() - before, 3);
  using refused = tf.compile(slopeOf(forward));
  tf.tidy(() => {
    assertThrows(() => refused(tf.ones([1, 2, 2, 1])), Error, "MaxPoolWithArgmax");
  });
});

Deno.test("gradients taken inside a called function are its own", () => {
  using slopeOfSquare = tf.compile(
    (x: tf.Tensor) => tf.grad((y: tf.Tensor) => tf.square(y))(x),
    { mode: "xla" },
  );
  const viaCustom = tf.customGrad((x) => ({
    value: slopeOfSquare(x as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => tf.mul(dy, 2),
  }));
  using outer = tf.compile((x: tf.Tensor) =>
    tf.grad((y: tf.Tensor) => tf.mul(tf.square(y), viaCustom(y)))(x)
  );
  // d (y² · 2 y) / dy = 6 y²
  tf.tidy(() => assertEquals([...outer(tf.tensor1d([1, 3])).dataSync()], [6, 54]));
});

Deno.test("a throw inside a called function leaves the engine as it was", () => {
  const x = tf.tensor1d(seededValues("x", 3));
  x.dataSync();
  tf.neg(x).dispose();
  const before = counts();
  for (const mode of ["graph", "xla"] as const) {
    using inner = tf.compile((_: tf.Tensor): tf.Tensor => {
      tf.mul(_, x);
      tf.grad((y: tf.Tensor) => {
        tf.square(y);
        throw new Error("thrown far inside");
      })(x);
      return x;
    }, { mode });
    using outer = tf.compile((y: tf.Tensor) => inner(tf.neg(y)));
    assertThrows(() => outer(x), Error, "thrown far inside");
    assertEquals(counts(), before);
    assert(backend.trace === undefined);
  }
  x.dispose();
});

Deno.test("a tensor made inside a called function means nothing to its caller", () => {
  const leaked: tf.Tensor[] = [];
  using inner = tf.compile((x: tf.Tensor) => {
    leaked.push(tf.keep(tf.square(x)));
    return tf.neg(x);
  }, { mode: "xla", name: "the inner one" });
  using outer = tf.compile((x: tf.Tensor) => tf.add(inner(x), leaked[0]!));
  const x = tf.scalar(1);
  assertThrows(() => outer(x), Error, "Cannot use a tensor outside of the inner one");
  tf.dispose([x, ...leaked]);
});

Deno.test("variables that a called function reads and assigns keep their state", () => {
  const count = tfjs.variable(tf.scalar(1));
  const written = tfjs.variable(tf.scalar(0));
  using inner = tf.compile((x: tf.Tensor) => {
    count.assign(tf.add(count, 1));
    written.assign(tf.mul(x, count));
    return tf.add(x, count);
  }, { mode: "xla" });
  using outer = tf.compile((x: tf.Tensor) => {
    count.assign(tf.mul(count, 2));
    return tf.sub(inner(x), written);
  });
  tf.tidy(() => {
    // count: 1 → 2 → 3 → 6 → 7;  10 + count - 10 · count
    assertEquals([1, 2].map(() => outer(tf.scalar(10)).dataSync()[0]), [-17, -53]);
    assertEquals([count, written].map((each) => each.dataSync()[0]), [7, 70]);
  });
  tf.dispose([count, written]);
});
