import * as tf from "@tensorflow/tfjs";
import { listDevices } from "../native/list_devices.ts";
import type { Correction } from "./corrections/correction.ts";
import type { TensorFlowBackend } from "./tensorflow_backend.ts";

const { computeOutAndReduceShapes, expandShapeToKeepDim } = tf.backend_util;

/** Rounding adds up along a product, which has 16 sums going at a time. */
const mostColumns = 2 ** 12;

/**
 * Sums and means along the last axis, or over all axes, in functions that XLA compiles for a processor:
 * it adds number after number, each waiting for the one before (13 µs for all of `[128, 128]`), where a
 * product with ones keeps many sums going at once (1 µs).
 */
export function xlaSums(backend: TensorFlowBackend): Correction[] {
  const onProcessor = listDevices(backend.runtime).every(({ kind }) => kind !== "GPU");
  return ["Sum", "Mean"].map((kernel) => ({
    kernel,
    applies({ x }, { axis }) {
      const { dtype, rank, size, shape } = x!;
      const axes = tf.util.parseAxisParam(axis as number[], shape);
      return onProcessor && backend.trace?.xla === true && dtype === "float32" &&
        rank > 1 && size > 0 && shape.at(-1)! <= mostColumns &&
        (axes.length === rank || axes.join() === `${rank - 1}`);
    },
    run({ inputs, attributes }) {
      const x = inputs.x!;
      const axes = tf.util.parseAxisParam(attributes.axis as number[], x.shape);
      const [kept, summed] = computeOutAndReduceShapes(x.shape, axes);
      const width = x.shape.at(-1)!;
      const rows = tf.reshape<tf.Rank.R2>(x, [-1, width]);
      const lines = axes.length > 1 ? tf.sum<tf.Tensor2D>(rows, 0, true) : rows;
      const sums = tf.matMul(lines, tf.ones<tf.Rank.R2>([width, 1]));
      const result = kernel === "Sum" ? sums : tf.div(sums, tf.util.sizeFromShape(summed));
      return tf.reshape(result, attributes.keepDims ? expandShapeToKeepDim(kept, axes) : kept);
    },
  }));
}
