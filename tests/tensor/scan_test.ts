import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import * as tfjs from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const engine = await tf.startEngine();
const backend = tfjs.backend() as TensorFlowBackend;
const counts = () => ({ tensors: engine.tensorCount(), handles: engine.handleCount() });
const modes = ["eager", "graph", "xla"] as const;

const prefixSums = (start: tf.Scalar, values: tf.Tensor) =>
  tf.scan(
    (sum: tf.Scalar, value: tf.Scalar) => {
      const next: tf.Scalar = tf.add(sum, value);
      return { state: next, output: next };
    },
    start,
    values,
  );

Deno.test("a scan gives the prefix sums", () => {
  for (const mode of modes) {
    using run = tf.compile(prefixSums, { mode });
    tf.tidy(() => {
      const { state, outputs } = run(tf.scalar(10), tf.tensor1d([1, 2, 3, 4]));
      assertEquals(state.dataSync()[0], 20);
      assertEquals([...outputs.dataSync()], [11, 13, 16, 20]);
      assertEquals([state.shape, outputs.shape], [[], [4]]);
    });
  }
});

Deno.test("a scan ends after as many steps as a tensor says, at least one", () => {
  for (const mode of modes) {
    using run = tf.compile((steps: tf.Scalar, values: tf.Tensor) =>
      tf.scan(
        (sum: tf.Scalar, value: tf.Scalar) => {
          const next: tf.Scalar = tf.add(sum, value);
          return { state: next, output: next };
        },
        tf.scalar(10),
        values,
        { steps },
      ), { mode });
    for (const [steps, sums] of [[0, [11]], [2, [11, 13]], [9, [11, 13, 16, 20]]] as const) {
      tf.tidy(() => {
        const { state, outputs } = run(tf.scalar(steps, "int32"), tf.tensor1d([1, 2, 3, 4]));
        assertEquals(state.dataSync()[0], sums.at(-1));
        assertEquals([...outputs.dataSync()], [...sums, 0, 0, 0].slice(0, 4));
      });
    }
  }
});

Deno.test("state, slices and outputs may be trees of any shapes and data types", () => {
  const outside = tf.tensor2d([[1, 2], [3, 4]]);
  tf.neg(outside).dispose();
  const before = counts();
  for (const mode of modes) {
    using run = tf.compile((count: tf.Scalar, rows: tf.Tensor2D, keep: tf.Tensor1D) =>
      tf.scan(
        (
          { memory: { matrix, steps } }: { memory: { matrix: tf.Tensor2D; steps: tf.Scalar } },
          slice: { row: tf.Tensor1D; flags: [tf.Tensor] },
        ) => {
          const next: tf.Tensor2D = tf.add(tf.mul(matrix, outside), slice.row);
          const one = tf.scalar(1, "int32");
          return {
            state: { memory: { matrix: next, steps: tf.add<tf.Scalar>(steps, one) } },
            output: {
              matrix: next,
              steps,
              flag: [tf.logicalNot(slice.flags[0]), tf.greater(next, 3)],
            },
          };
        },
        { memory: { matrix: tf.ones<tf.Rank.R2>([2, 2]), steps: count } },
        { row: rows, flags: [keep] },
      ), { mode });
    tf.tidy(() => {
      const rows = tf.tensor2d([[1, 0], [0, 1], [5, 5]]);
      const { state, outputs } = run(tf.scalar(7, "int32"), rows, tf.tensor1d([1, 0, 1], "bool"));
      // [[1, 1], [1, 1]] · [[1, 2], [3, 4]] + row, three times
      assertEquals(outputs.matrix.arraySync(), [
        [[2, 2], [4, 4]],
        [[2, 5], [12, 17]],
        [[7, 15], [41, 73]],
      ]);
      assertEquals(state.memory.matrix.arraySync(), [[7, 15], [41, 73]]);
      assertEquals([state.memory.steps.dtype, state.memory.steps.dataSync()[0]], ["int32", 10]);
      assertEquals([outputs.steps.dtype, ...outputs.steps.dataSync()], ["int32", 7, 8, 9]);
      assertEquals([outputs.flag[0]!.dtype, ...outputs.flag[0]!.dataSync()], ["bool", 0, 1, 0]);
      assertEquals(outputs.flag[1]!.shape, [3, 2, 2]);
      assertEquals([...outputs.flag[1]!.dataSync()], [0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1]);
    });
  }
  tf.freeCompiledFunctions();
  assertEquals(counts(), before);
  outside.dispose();
});

/** Gradient descent on least squares, a batch a step. */
function descend(kernel: tf.Tensor2D, images: tf.Tensor2D, batches: tf.Tensor2D) {
  return tf.scan(
    (kernel: tf.Tensor2D, indices: tf.Tensor1D) => {
      const batch = tf.gather(images, indices);
      const { value, grads } = tf.valueAndGrads((kernel: tf.Tensor) =>
        tf.mean<tf.Scalar>(tf.square(tf.sub(tf.relu(tf.matMul(batch, kernel)), 1)))
      )([kernel]);
      return { state: tf.sub<tf.Tensor2D>(kernel, grads[0]!), output: value };
    },
    kernel,
    batches,
  );
}

function descent(mode: typeof modes[number]): number[] {
  using run = tf.compile(descend, { mode });
  return tf.tidy(() => {
    const { state, outputs } = run(
      tf.tensor2d(seededValues("kernel", 12), [4, 3]),
      tf.tensor2d(seededValues("images", 32), [8, 4]),
      tf.tensor2d([[0, 1, 2], [3, 4, 5], [6, 7, 0], [1, 3, 5], [0, 2, 2]], [5, 3], "int32"),
    );
    return [...outputs.dataSync(), ...state.dataSync()];
  });
}

Deno.test("gradients may be taken inside the step; graph and eager agree bit for bit", () => {
  const expected = descent("eager");
  assertEquals(new Set(expected.slice(0, 5)).size, 5);
  assertEquals(descent("graph"), expected);
  // XLA fuses and reorders sums; five steps on values near 1 keep 5 digits.
  descent("xla").forEach((value, i) => assert(Math.abs(value - expected[i]!) < 1e-5));
});

Deno.test("a scan is one loop of the graph, recorded once", () => {
  for (const mode of ["graph", "xla"] as const) {
    let recorded = 0;
    const before = tf.compiledFunctionCount();
    using run = tf.compile(
      (start: tf.Scalar, values: tf.Tensor) =>
        tf.scan(
          (sum: tf.Scalar, value: tf.Scalar) => {
            recorded++;
            return { state: tf.sub<tf.Scalar>(tf.mul(sum, 0.5), value), output: {} };
          },
          start,
          values,
        ),
      { mode },
    );
    tf.tidy(() => {
      for (let i = 0; i < 3; i++) {
        assertEquals(run(tf.scalar(i), tf.zeros([100])).state.dataSync()[0], i * 2 ** -100);
      }
    });
    assertEquals(recorded, 1);
    assertEquals(tf.compiledFunctionCount() - before, 1);
  }
});

Deno.test("scans nest, and call functions that XLA compiles", () => {
  using half = tf.compile((x: tf.Scalar) => tf.mul<tf.Scalar>(x, 0.5), { mode: "xla" });
  for (const mode of modes) {
    using run = tf.compile((values: tf.Tensor2D) =>
      tf.scan(
        (sum: tf.Scalar, row: tf.Tensor1D) => {
          const inner = prefixSums(sum, row);
          return { state: half(inner.state), output: inner.outputs };
        },
        tf.scalar(0),
        values,
      ), { mode });
    tf.tidy(() => {
      const { state, outputs } = run(tf.tensor2d([[1, 2], [3, 4], [5, 6]]));
      assertEquals(outputs.arraySync(), [[1, 3], [4.5, 8.5], [9.25, 15.25]]);
      assertEquals(state.dataSync()[0], 7.625);
    });
  }
});

Deno.test("a state that passes through, changes places or is one tensor twice", () => {
  for (const mode of modes) {
    using run = tf.compile((a: tf.Scalar, b: tf.Scalar, c: tf.Scalar) =>
      tf.scan(
        (state: { a: tf.Scalar; b: tf.Scalar; c: tf.Scalar }, slice: tf.Scalar) => ({
          state: { a: state.b, b: state.a, c: state.c },
          output: [state.a, state.a, slice, c],
        }),
        { a, b, c },
        tf.tensor1d([7, 8, 9]),
      ), { mode });
    tf.tidy(() => {
      const { state, outputs } = run(tf.scalar(1), tf.scalar(2), tf.scalar(3));
      assertEquals([state.a, state.b, state.c].map((each) => each.dataSync()[0]), [2, 1, 3]);
      assertEquals(outputs.map((each) => [...each.dataSync()]), [
        [1, 2, 1],
        [1, 2, 1],
        [7, 8, 9],
        [3, 3, 3],
      ]);
    });
  }
});

Deno.test("variables that a step reads and assigns keep their state", () => {
  for (const mode of modes) {
    const count = tfjs.variable(tf.scalar(1));
    const factor = tfjs.variable(tf.scalar(2));
    const last = tfjs.variable(tf.scalar(0));
    using run = tf.compile(
      (values: tf.Tensor1D) =>
        tf.scan(
          (state: tf.Scalar, value: tf.Scalar) => {
            count.assign(tf.mul(count, factor));
            last.assign(value);
            return { state: tf.add<tf.Scalar>(state, count), output: {} };
          },
          tf.scalar(0),
          values,
        ),
      { mode },
    );
    tf.tidy(() => {
      assertEquals(run(tf.tensor1d([5, 6, 7])).state.dataSync()[0], 2 + 4 + 8);
      assertEquals(run(tf.tensor1d([5, 6, 7])).state.dataSync()[0], 16 + 32 + 64);
    });
    assertEquals([count, factor, last].map((each) => each.dataSync()[0]), [64, 2, 7]);
    tf.dispose([count, factor, last]);
  }
});

Deno.test("slices that cannot be stepped along are refused", () => {
  tf.tidy(() => {
    const over = (slices: object) => () =>
      tf.scan((state: tf.Tensor) => ({ state, output: {} }), tf.scalar(0), slices as tf.Tensor);
    assertThrows(over({ a: tf.ones([2, 3]), b: [tf.ones([3])] }), RangeError, "found a [2,3] and");
    assertThrows(over(tf.zeros([0, 2])), RangeError, "must be at least 1 long, found 0");
    assertThrows(over(tf.scalar(1)), RangeError, "leading axis to step along, found a scalar");
    assertThrows(over({}), RangeError, "leading axis to step along, found no tensor");
    assertThrows(over({ a: 3 }), TypeError, "a must be a tensor");
  });
});

Deno.test("a state must stay as it is in form, shape and data type", () => {
  const x = tf.tensor1d([1, 2]);
  tf.neg(x).dispose();
  const before = counts();
  for (const mode of modes) {
    const refuse = (step: (state: { a: tf.Tensor }) => object, ...parts: string[]) => {
      using run = tf.compile((x: tf.Tensor) =>
        tf.scan(
          (state: { a: tf.Tensor }) => ({ state: step(state) as typeof state, output: {} }),
          { a: x },
          x,
        ), { mode });
      const error = assertThrows(() => run(x), TypeError);
      for (const part of parts) assertStringIncludes(error.message, part);
    };
    refuse(({ a }) => ({ a: tf.concat([a, a]) }), "the state a must", "[2]", "float32 [4] after");
    refuse(({ a }) => ({ a: tf.cast(a, "int32") }), "float32 [2], found int32 [2]");
    refuse(({ a }) => ({ b: a }), '{"a"t}, found {"b"t}');
    refuse(() => ({ a: 1 }), "a must be a tensor");
    assertEquals(counts(), before);
  }
  x.dispose();
});

Deno.test("a throw inside a step leaves the engine as it was", () => {
  const x = tf.tensor1d([1, 2]);
  tf.neg(x).dispose();
  const before = counts();
  for (const mode of modes) {
    using run = tf.compile((x: tf.Tensor) =>
      tf.scan(
        (state: tf.Tensor, slice: tf.Tensor) => {
          tf.grad((y: tf.Tensor) => {
            tf.square(tf.mul(y, x));
            throw new Error("thrown far inside");
          })(slice);
          return { state, output: {} };
        },
        x,
        x,
      ), { mode });
    assertThrows(() => run(x), Error, "thrown far inside");
    assertEquals(counts(), before);
    assertEquals(backend.trace, undefined);
  }
  x.dispose();
});

Deno.test("a gradient through a scan is refused, one around it is not", () => {
  for (const mode of modes) {
    using through = tf.compile(
      (x: tf.Tensor1D) => tf.grad((y: tf.Tensor) => prefixSums(tf.scalar(0), y).state)(x),
      { mode },
    );
    using around = tf.compile((x: tf.Tensor) =>
      tf.grad(tf.customGrad((y) => ({
        value: descendless(y as tf.Tensor),
        gradFunc: (dy: tf.Tensor) => tf.mul(dy, 5),
      })))(x), { mode });
    const before = counts();
    tf.tidy(() => {
      assertThrows(
        () => through(tf.tensor1d([1, 2])).dataSync(),
        Error,
        "Cannot scan under a grad",
      );
      assertEquals([...around(tf.tensor1d([1, 2])).dataSync()], [5, 5]);
    });
    assertEquals(counts(), before);
  }
});

/** A scan whose step takes a gradient of its own. */
function descendless(x: tf.Tensor): tf.Tensor {
  return tf.scan(
    (state: tf.Tensor, slice: tf.Tensor) => {
      const slope = tf.grad((y: tf.Tensor) => tf.mul(tf.square(y), slice));
      return { state: slope(state), output: {} };
    },
    x,
    x,
  ).state;
}
