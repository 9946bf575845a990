import * as tf from "@tensorflow/tfjs";
import { typeAttribute } from "../attributes.ts";
import { zeros } from "../gradients/zero.ts";
import type { OwnKernel } from "../own_kernel.ts";
import type { TensorFlowBackend } from "../tensorflow_backend.ts";
import { normalQuantile } from "./normal_quantile.ts";
import { statelessBits } from "./stateless_bits.ts";

/** The bits that make the fraction of a float32 in [1, 2). */
const fraction = 0x7fffff;

/** All bits of a seed but its sign. */
const unsigned = 0x7fffffff;

/** A uniform number below this has its logarithm taken as if it were this, as in TensorFlow. */
const smallest = 1e-7;

const noGradient = {
  inputsToSave: ["seed"],
  gradFunc: (_: tf.Tensor | tf.Tensor[], [seed]: tf.Tensor[]) => ({ seed: () => zeros(seed!) }),
};

/**
 * Draws from a seed. XLA's own uniform and normal ops draw other numbers than TensorFlow's, but its bits
 * are the same: under XLA everything is made of those.
 */
export const randomKernels: readonly OwnKernel[] = [
  {
    name: "StatelessBits",
    tensorflow: (backend, { seed }, { shape }) =>
      draw(backend, "StatelessRandomUniformFullInt", "TF_INT32", shape as number[], seed!),
    javascript: ({ seed }, { shape }) => {
      const size = tf.util.sizeFromShape(shape as number[]);
      return tf.tensor(statelessBits(seed!.dataSync(), size), shape as number[], "int32");
    },
    gradient: noGradient,
  },
  {
    name: "StatelessUniform",
    tensorflow: (backend, { seed }, { shape }) =>
      backend.trace?.xla
        ? uniformOfBits(backend, shape as number[], seed!)
        : draw(backend, "StatelessRandomUniform", "TF_FLOAT", shape as number[], seed!),
    javascript: ({ seed }, { shape }) => {
      const size = tf.util.sizeFromShape(shape as number[]);
      const bits = statelessBits(seed!.dataSync(), size);
      return tf.tensor(Float32Array.from(bits, uniform), shape as number[]);
    },
    gradient: noGradient,
  },
  {
    name: "StatelessNormal",
    tensorflow: (backend, { seed }, { shape }) =>
      backend.trace?.xla
        ? normalOfBits(backend, shape as number[], seed!)
        : draw(backend, "StatelessRandomNormal", "TF_FLOAT", shape as number[], seed!),
    javascript: ({ seed }, { shape }) => {
      const size = tf.util.sizeFromShape(shape as number[]);
      const bits = statelessBits(seed!.dataSync(), size + size % 2);
      const values = Float32Array.from(
        { length: size },
        (_, i) => normal(uniform(bits[i - i % 2]!), uniform(bits[i - i % 2 + 1]!), i % 2),
      );
      return tf.tensor(values, shape as number[]);
    },
    gradient: noGradient,
  },
  {
    name: "NormalQuantile",
    tensorflow: (backend, { p }) => backend.executeSingleInput("Ndtri", p!),
    javascript: ({ p }) => tf.tensor(Float32Array.from(p!.dataSync(), normalQuantile), p!.shape),
  },
];

function draw(
  backend: TensorFlowBackend,
  op: string,
  type: "TF_INT32" | "TF_FLOAT",
  shape: number[],
  seed: tf.Tensor,
): tf.Tensor {
  const sizes = tf.tensor1d(shape, "int32");
  // Of a negative seed XLA would draw other numbers.
  const inputs = [seed, tf.scalar(unsigned, "int32")];
  const positive = backend.executeSingleOutput("BitwiseAnd", [], inputs);
  return backend.executeSingleOutput(op, [typeAttribute("dtype", type)], [sizes, positive]);
}

function uniformOfBits(backend: TensorFlowBackend, shape: number[], seed: tf.Tensor): tf.Tensor {
  const bits = draw(backend, "StatelessRandomUniformFullInt", "TF_INT32", shape, seed);
  const mask = tf.scalar(fraction, "int32");
  const kept = backend.executeSingleOutput("BitwiseAnd", [], [bits, mask]);
  return tf.mul(tf.cast(kept, "float32"), 2 ** -23);
}

/** Box and Muller's two normal numbers of each two uniform ones. */
function normalOfBits(backend: TensorFlowBackend, shape: number[], seed: tf.Tensor): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  const pairs = uniformOfBits(backend, [Math.ceil(size / 2), 2], seed);
  const [first, second] = tf.unstack(pairs, 1) as [tf.Tensor, tf.Tensor];
  const radius = tf.sqrt(tf.mul(-2, tf.log(tf.maximum(first, smallest))));
  const angle = tf.mul(second, 2 * Math.PI);
  const both = tf.stack([tf.mul(radius, tf.sin(angle)), tf.mul(radius, tf.cos(angle))], 1);
  return tf.reshape(tf.slice(tf.reshape(both, [-1]), 0, size), shape);
}

function uniform(bits: number): number {
  return (bits & fraction) * 2 ** -23;
}

function normal(first: number, second: number, place: number): number {
  const radius = Math.sqrt(-2 * Math.log(Math.max(first, smallest)));
  const angle = 2 * Math.PI * second;
  return radius * (place === 0 ? Math.sin(angle) : Math.cos(angle));
}
