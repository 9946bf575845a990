// deno-lint-ignore-file no-console -- a program: this is its result
/**
 * Compiles functions that differ, runs each once and drops it, and prints by how much resident memory
 * grows for each, as JSON. Fails if a graph costs 0.5 MiB or more, or if tensors or handles are left.
 * Their shapes are equal: for every new one oneDNN keeps machine code, whoever compiles.
 *
 * Arguments: graph | xla, how many (default 500 | 40).
 *
 * @module
 */
import * as tf from "../../lib/tensor/mod.ts";

const [mode = "graph", count = mode === "xla" ? "40" : "500"] = Deno.args;
const engine = await tf.startEngine();
const mebibyte = 2 ** 20;

/** A training step of an MLP, gradients and all; `rate` is recorded as a constant. */
function stepWith(rate: number) {
  return (kernel: tf.Tensor2D, weight: tf.Tensor2D, x: tf.Tensor2D) => {
    const loss = (kernel: tf.Tensor, weight: tf.Tensor) =>
      tf.mean<tf.Scalar>(tf.square(tf.matMul(tf.relu(tf.matMul(x, kernel)), weight)));
    const { value, grads } = tf.valueAndGrads(loss)([kernel, weight]);
    const [next, last] = [kernel, weight].map((each, i) => tf.sub(each, tf.mul(grads[i]!, rate)));
    return { value, next: next!, last: last! };
  };
}

/** Mean growth of resident memory, MiB a function, after a tenth of them has warmed up. */
function growth(functions: number): number {
  const inputs = [tf.ones([64, 32]), tf.ones([32, 8]), tf.ones([16, 64])] as const;
  const once = (index: number) => {
    using run = tf.compile(stepWith(index / 4096), { mode: mode as "graph" | "xla" });
    tf.dispose({ ...run(...inputs as unknown as Parameters<typeof run>) });
    tf.freeCompiledFunctions();
  };
  const warm = Math.ceil(functions / 10);
  for (let index = 0; index < warm; index++) once(index);
  const before = Deno.memoryUsage().rss;
  for (let index = 0; index < functions; index++) once(warm + index);
  tf.dispose([...inputs]);
  return (Deno.memoryUsage().rss - before) / functions / mebibyte;
}

const each = growth(Number(count));
const left = { tensors: engine.tensorCount(), handles: engine.handleCount() };
console.log(JSON.stringify({ mode, functions: Number(count), mebibytesEach: each, ...left }));
const isFine = (mode === "xla" || each < 0.5) && left.tensors === 0 && left.handles === 0;
Deno.exit(isFine ? 0 : 1);
