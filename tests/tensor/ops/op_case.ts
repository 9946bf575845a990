import type * as tf from "../../../lib/tensor/mod.ts";

/** One call of an op, beside plain loops over JavaScript numbers. */
export interface OpCase {
  readonly fn: (x: tf.Tensor) => tf.Tensor;
  /** Of x. */
  readonly shape: readonly number[];
  /** Of x, row by row. Default: seeded values between -2 and 2. */
  readonly values?: readonly number[];
  /** What `fn` gives, row by row. */
  readonly expected: (x: readonly number[]) => readonly number[];
  /** How often it is differentiated. Default: 0. */
  readonly gradients?: 0 | 1 | 2;
}

export type OpCases = Readonly<Record<string, OpCase>>;
