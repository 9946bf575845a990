import * as tf from "../../../lib/tensor/mod.ts";
import { rowsOf, sum } from "./matrix.ts";
import type { OpCase, OpCases } from "./op_case.ts";

const references = [[0.5, 1, -1], [2, -0.25, 0.75]];
const squared = (a: readonly number[], b: readonly number[]) =>
  sum(a.map((v, i) => (v - b[i]!) ** 2));
const points = (x: tf.Tensor) => x as tf.Tensor2D;

const [height, width, channels] = [4, 5, 2];

/** Slightly turned, stretched and seen in perspective; and moved by whole pixels. */
const transforms = [[0.9, 0.2, -0.63, -0.1, 1.1, 0.37, 0.01, -0.02], [1, 0, 2, 0, 1, -1, 0, 0]];

function coordinate(x: number, length: number, mode: string): number {
  let at = x;
  if (mode === "constant") return at;
  if (mode === "reflect") {
    while (at < -1 || at > length) at = at < 0 ? -at - 1 : 2 * length - 1 - at;
  } else if (mode === "wrap") at += at < 0 ? length : at > length - 1 ? -length : 0;
  return Math.min(length - 1, Math.max(0, at));
}

/** Pixel by pixel. */
function sampled(
  x: readonly number[],
  { interpolation, fillMode, fillValue = 0 }:
    & Required<Pick<tf.TransformOptions, "interpolation" | "fillMode">>
    & tf.TransformOptions,
): number[] {
  const pixel = (n: number, row: number, column: number, channel: number) =>
    row < 0 || column < 0 || row >= height || column >= width
      ? fillValue
      : x[((n * height + row) * width + column) * channels + channel]!;
  const result: number[] = [];
  transforms.forEach(([a0, a1, a2, b0, b1, b2, c0, c1], n) => {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const k = c0! * column + c1! * row + 1;
        const atX = coordinate((a0! * column + a1! * row + a2!) / k, width, fillMode);
        const atY = coordinate((b0! * column + b1! * row + b2!) / k, height, fillMode);
        const [left, top] = [Math.floor(atX), Math.floor(atY)];
        const [s, t] = [atX - left, atY - top];
        for (let channel = 0; channel < channels; channel++) {
          const at = (dy: number, dx: number) => pixel(n, top + dy, left + dx, channel);
          result.push(
            interpolation === "nearest"
              ? pixel(n, Math.round(atY), Math.round(atX), channel)
              : (1 - t) * ((1 - s) * at(0, 0) + s * at(0, 1)) +
                t * ((1 - s) * at(1, 0) + s * at(1, 1)),
          );
        }
      }
    }
  });
  return result;
}

function transformed(
  interpolation: "nearest" | "bilinear",
  fillMode: "constant" | "nearest" | "reflect" | "wrap",
): OpCase {
  const options = { interpolation, fillMode, fillValue: 0.5 };
  return {
    fn: (x) => tf.transformImages(x as tf.Tensor4D, tf.tensor2d(transforms), options),
    shape: [2, height, width, channels],
    expected: (x) => sampled(x, options),
    gradients: 1,
  };
}

/** Distances, and images seen from elsewhere or in less detail. */
export const geometryCases: OpCases = {
  "squaredDistances": {
    fn: (x) => tf.squaredDistances(points(x), tf.tensor2d(references)),
    shape: [3, 3],
    expected: (x) => rowsOf(x, 3).flatMap((row) => references.map((r) => squared(row, r))),
    gradients: 2,
  },
  "squaredDistances of the points themselves": {
    fn: (x) => tf.squaredDistances(points(x), points(x)),
    shape: [3, 2],
    expected: (x) =>
      rowsOf(x, 2).flatMap((row) => rowsOf(x, 2).map((other) => squared(row, other))),
    gradients: 2,
  },
  "cdist by its references": {
    fn: (x) => tf.cdist(tf.tensor2d(references), points(x)),
    shape: [4, 3],
    expected: (x) =>
      references.flatMap((r) => rowsOf(x, 3).map((row) => Math.sqrt(squared(row, r)))),
    gradients: 2,
  },
  "cdist of the points themselves": {
    fn: (x) => tf.cdist(points(x), points(x)),
    shape: [3, 2],
    expected: (x) =>
      rowsOf(x, 2).flatMap((row) => rowsOf(x, 2).map((other) => Math.sqrt(squared(row, other)))),
  },
  "cdist of points in 60 dimensions to themselves": {
    // Enlarged, so that no rounding is overlooked.
    fn: (x) => tf.mul(tf.linalg.bandPart(tf.cdist(points(x), points(x)), 0, 0), 1e12),
    shape: [4, 60],
    expected: () => Array.from({ length: 16 }, () => 0),
  },
  "cdist's gradient between points that coincide": {
    fn: (x) => tf.grad((y: tf.Tensor) => tf.cdist(points(y), tf.tensor2d([[1, 2], [1, 5]])))(x),
    shape: [1, 2],
    values: [1, 2],
    expected: () => [0, -1],
  },
  "cdist of points 1e-4 apart": {
    fn: (x) => tf.mul(tf.cdist(points(x), tf.tensor2d([[0.6, 0.8]])), 1e4),
    shape: [2, 2],
    values: [0.6001, 0.8, 0.6, 0.7999],
    expected: (x) =>
      rowsOf(x, 2).map((row) => 1e4 * Math.sqrt(squared(row, [...Float32Array.of(0.6, 0.8)]))),
  },
  "avgPool": {
    fn: (x) => tf.avgPool(x as tf.Tensor4D, 2, 1, "valid"),
    shape: [1, 3, 3, 1],
    expected: (x) => [0, 1, 3, 4].map((at) => sum([0, 1, 3, 4].map((by) => x[at + by]! / 4))),
    gradients: 2,
  },
  "avgPool whose windows reach beyond the edge": {
    fn: (x) => tf.avgPool(x as tf.Tensor4D, [1, 2], [1, 2], "same"),
    shape: [1, 1, 3, 2],
    expected: ([a, b, c, d, e, f]) => [(a! + c!) / 2, (b! + d!) / 2, e!, f!],
    gradients: 2,
  },
  "transformImages": transformed("bilinear", "constant"),
  "transformImages, filled with the edge": transformed("bilinear", "nearest"),
  "transformImages, filled with the mirror image": transformed("bilinear", "reflect"),
  "transformImages, filled with the image again": transformed("bilinear", "wrap"),
  "transformImages, nearest pixel": transformed("nearest", "constant"),
  "transformImages, nearest pixel of the mirror image": transformed("nearest", "reflect"),
  "transformImages to another size": {
    fn: (x) =>
      tf.transformImages(x as tf.Tensor4D, tf.tensor2d([[0.5, 0, 0, 0, 1, 1, 0, 0]]), {
        size: [1, 3],
      }),
    shape: [2, 2, 2, 1],
    expected: (x) => [x[2]!, (x[2]! + x[3]!) / 2, x[3]!, x[6]!, (x[6]! + x[7]!) / 2, x[7]!],
    gradients: 2,
  },
};
