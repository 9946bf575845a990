import * as tf from "@tensorflow/tfjs";
import { type FillMode, mapCoordinate } from "./map_coordinate.ts";

/** How images are sampled: `[batch, height, width, channels]` to `[batch, ...size, channels]`. */
export interface Sampling {
  readonly shape: readonly number[];
  readonly size: readonly [number, number];
  readonly interpolation: "nearest" | "bilinear";
  readonly fillMode: FillMode;
}

/** One of the pixels that a pixel of the result is made of. */
export interface Sample {
  /** int32 `[batch · height · width]` of the result: the pixel's row, or −1 for one outside. */
  readonly rows: tf.Tensor1D;
  /** Its share, as long. */
  readonly weight: tf.Tensor;
}

/** The pixels that each pixel of the result is made of: one, or the four around a place between them. */
export function samples(
  transforms: tf.Tensor,
  { shape, size, interpolation, fillMode }: Sampling,
): Sample[] {
  const [batch, height, width] = shape as [number, number, number];
  const [rows, columns] = size;
  const column = tf.reshape(tf.range(0, columns), [1, 1, columns]);
  const row = tf.reshape(tf.range(0, rows), [1, rows, 1]);
  const parameters = tf.unstack(tf.reshape(transforms, [-1, 8, 1, 1]), 1);
  const [a0, a1, a2, b0, b1, b2, c0, c1] = parameters as [
    ...[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor],
    ...[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor],
  ];
  const plane = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor | number) =>
    tf.add(tf.add(tf.mul(a, column), tf.mul(b, row)), c);
  const depth = plane(c0, c1, 1);
  const known = tf.notEqual(depth, 0);
  const scale = tf.where(known, depth, tf.onesLike(depth));
  const x = mapCoordinate(tf.div(plane(a0, a1, a2), scale), width, fillMode);
  const y = mapCoordinate(tf.div(plane(b0, b1, b2), scale), height, fillMode);

  const starts = tf.reshape(
    tf.mul(tf.range(0, batch, 1, "int32"), tf.scalar(height * width, "int32")),
    [batch, 1, 1],
  );
  function sample(atX: tf.Tensor, atY: tf.Tensor, weight: tf.Tensor): Sample {
    const inside = [
      tf.logicalAnd(tf.greaterEqual(atX, 0), tf.lessEqual(atX, width - 1)),
      tf.logicalAnd(tf.greaterEqual(atY, 0), tf.lessEqual(atY, height - 1)),
    ].reduce((all, one) => tf.logicalAnd(all, one), known);
    const pixel = tf.add(tf.mul(atY, width), atX);
    const place = tf.cast(tf.where(inside, pixel, tf.zerosLike(pixel)), "int32");
    const all = tf.add(place, starts);
    const kept = tf.where(tf.broadcastTo(inside, all.shape), all, tf.fill(all.shape, -1, "int32"));
    const weights = tf.broadcastTo(weight, all.shape);
    return { rows: kept.flatten(), weight: tf.reshape(weights, [all.size, 1]) };
  }

  if (interpolation === "nearest") {
    return [sample(halfAway(x), halfAway(y), tf.onesLike(x))];
  }
  const [left, top] = [tf.floor(x), tf.floor(y)];
  const [right, bottom] = [tf.add(left, 1), tf.add(top, 1)];
  const [fromLeft, fromTop] = [tf.sub(x, left), tf.sub(y, top)];
  const [fromRight, fromBottom] = [tf.sub(1, fromLeft), tf.sub(1, fromTop)];
  return [
    sample(left, top, tf.mul(fromRight, fromBottom)),
    sample(right, top, tf.mul(fromLeft, fromBottom)),
    sample(left, bottom, tf.mul(fromRight, fromTop)),
    sample(right, bottom, tf.mul(fromLeft, fromTop)),
  ];
}

/** The nearest whole number, halves away from 0. */
function halfAway(x: tf.Tensor): tf.Tensor {
  return tf.mul(tf.sign(x), tf.floor(tf.add(tf.abs(x), 0.5)));
}
