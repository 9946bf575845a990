import * as tf from "../../../lib/tensor/mod.ts";
import { statelessBits } from "../../../lib/tensor/backend/random/stateless_bits.ts";
import type { OpCase, OpCases } from "./op_case.ts";

const seed = (x: tf.Tensor) => tf.cast(x, "int32") as tf.Tensor1D;

function drawn(
  fn: (seed: tf.Tensor1D) => tf.Tensor,
  expected: (uniform: number[], bits: number[]) => number[],
  values = [5, -7],
): OpCase {
  return {
    fn: (x) => fn(seed(x)),
    shape: [2],
    values,
    expected: (x) => {
      const bits = [...statelessBits(x, 10)];
      return expected(bits.map((word) => (word & 0x7fffff) / 2 ** 23), bits);
    },
  };
}

const [radius, angle] = [
  (u: number) => Math.sqrt(-2 * Math.log(u)),
  (u: number) => 2 * Math.PI * u,
];
const normals = (u: number[]) =>
  u.map((_, i) =>
    i % 2 === 0
      ? radius(u[i]!) * Math.sin(angle(u[i + 1]!))
      : radius(u[i - 1]!) * Math.cos(angle(u[i]!))
  );

/** Draws; their seed is x. */
export const randomCases: OpCases = {
  "statelessUniform": drawn((seed) => tf.statelessUniform(seed, [2, 5]), (u) => u),
  "statelessUniform between bounds": drawn(
    (seed) => tf.statelessUniform(seed, [10], { low: -1, high: tf.scalar(3) }),
    (u) => u.map((v) => 4 * v - 1),
    [-1, 2_000_000],
  ),
  "statelessNormal": drawn((seed) => tf.statelessNormal(seed, [2, 5]), normals),
  "statelessNormal of an odd number": drawn(
    (seed) => tf.statelessNormal(seed, [9], { mean: 1, standardDeviation: 2 }),
    (u) => normals(u).slice(0, 9).map((z) => 1 + 2 * z),
    [0, 0],
  ),
  "statelessBernoulli": drawn(
    (seed) => tf.statelessBernoulli(seed, 0.3, [10]),
    (u) => u.map((v) => Number(v < 0.3)),
  ),
  "statelessInteger": drawn(
    (seed) => tf.statelessInteger(seed, tf.scalar(7, "int32"), [2, 5]),
    (_, bits) => bits.map((word) => ((word % 7) + 7) % 7),
  ),
  "statelessInteger below a bound each": drawn(
    (seed) => tf.statelessInteger(seed, tf.tensor2d([[1], [1_000_003]], [2, 1], "int32"), [2, 5]),
    (_, bits) => bits.map((word, i) => i < 5 ? 0 : ((word % 1_000_003) + 1_000_003) % 1_000_003),
  ),
  "statelessPermutation": drawn(
    (seed) => tf.statelessPermutation(seed, 10),
    (_, bits) => bits.map((_, i) => i).sort((i, j) => bits[j]! - bits[i]!),
  ),
};
