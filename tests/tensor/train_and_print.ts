// deno-lint-ignore-file no-console -- a child process: its parent reads what it prints
/**
 * Trains a small network for a few compiled steps and prints the last weights' bits.
 * Arguments: mode, threads, backend.
 *
 * @module
 */
import * as tf from "../../lib/tensor/mod.ts";
import { seededValues } from "./seeded_values.ts";

const [mode = "graph", threads = "1", backend = "tensorflow"] = Deno.args;
const engine = await tf.startEngine({
  threads: Number(threads),
  backend: backend as tf.BackendName,
});
const x = tf.tensor2d(seededValues("images", 64 * 300), [64, 300]);
const loss = (weights: tf.Tensor) => {
  const embeddings = tf.relu(tf.matMul(x, weights));
  return tf.mean<tf.Scalar>(tf.square(tf.sub(tf.matMul(embeddings, embeddings, false, true), 1)));
};
const step = tf.compile(
  (weights: tf.Tensor) => tf.sub(weights, tf.mul(tf.grad(loss)(weights), 1e-6)),
  {
    mode: mode as "graph" | "xla" | "eager",
  },
);
let weights: tf.Tensor = tf.tensor2d(seededValues("weights", 300 * 40), [300, 40]);
for (let i = 0; i < 5; i++) weights = step(weights);
const bits = new Uint8Array(weights.dataSync().slice().buffer);
const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bits)).toHex();
console.log(JSON.stringify({ backend: engine.backend, threads: engine.threads, digest }));
