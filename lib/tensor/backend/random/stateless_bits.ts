import { philox } from "./philox.ts";

/** TensorFlow's key for making a key and a counter of a seed, so that both halves of a seed count. */
const seedKey = [0x3ec8f720, 0x02461e29] as const;

/**
 * 32 random bits each: the numbers that TensorFlow's stateless ops draw from a seed of two int32. The
 * signs do not count.
 */
export function statelessBits(seed: ArrayLike<number>, count: number): Int32Array<ArrayBuffer> {
  const [first = 0, second = 0] = Array.from(seed, (half) => half & 0x7fffffff);
  const [k, l, c, d] = philox([first, 0, second, 0], seedKey);
  const bits = new Int32Array(count);
  for (let i = 0; i < count; i += 4) {
    const four = philox([i / 4, 0, c, d], [k, l]);
    for (let j = 0; j < 4 && i + j < count; j++) bits[i + j] = four[j]!;
  }
  return bits;
}
