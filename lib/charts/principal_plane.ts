/** Vectors, as a matrix holds them. */
export interface Vectors {
  /** `[count, dimensions]`, row by row. */
  readonly values: ArrayLike<number>;
  readonly dimensions: number;
}

/** Vectors seen from the side on which they are spread the most. */
export interface PrincipalPlane {
  /** `[count, 2]`, row by row: the first principal component, then the second. */
  readonly positions: Float64Array;
  /** Share of the variance that lies in the plane, 0-1. */
  readonly share: number;
}

const mostRounds = 1000;
// Directions that move less than this, as a share of their length, move less than a pixel on any map.
const settled = 1e-9;

/**
 * The plane of the first two principal components, by orthogonal iteration on the covariance and a
 * rotation onto its axes. The largest coordinate of each axis is positive, so that equal vectors give
 * equal maps.
 *
 * Reference: Golub, van Loan, "Matrix Computations", 4th edition, 2013, section 8.2.4.
 *
 * @throws {RangeError} when there are no vectors
 *
 * @example
 * ```ts
 * import { principalPlane } from "@marginalia/marginalia/charts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * // Four points on a line in space.
 * const { positions, share } = principalPlane({
 *   values: [0, 0, 0, 1, 2, 2, 2, 4, 4, 3, 6, 6],
 *   dimensions: 3,
 * });
 * assertAlmostEquals(share, 1, 1e-9);
 * assertAlmostEquals(positions[0]!, -4.5, 1e-9);
 * ```
 */
export function principalPlane({ values, dimensions }: Vectors): PrincipalPlane {
  const count = values.length / dimensions;
  if (!(count >= 1)) {
    throw new RangeError(`Cannot find principal components: needs vectors, found ${count}`);
  }
  const centered = center(values, dimensions);
  const covariance = covarianceOf(centered, dimensions);
  const axes = principalAxes(covariance, dimensions);
  const positions = new Float64Array(2 * count);
  for (let row = 0; row < count; row++) {
    axes.forEach(({ direction }, axis) => {
      positions[2 * row + axis] = dot(centered, row * dimensions, direction);
    });
  }
  const total = sum(dimensions, (index) => covariance[index * dimensions + index]!);
  const share = axes.reduce((part, { variance }) => part + variance, 0) / total;
  return { positions, share: total === 0 ? 1 : Math.min(1, share) };
}

interface Axis {
  readonly direction: Float64Array;
  readonly variance: number;
}

function center(values: ArrayLike<number>, dimensions: number): Float64Array {
  const centered = Float64Array.from(values);
  const count = values.length / dimensions;
  for (let column = 0; column < dimensions; column++) {
    const mean = sum(count, (row) => centered[row * dimensions + column]!) / count;
    for (let row = 0; row < count; row++) centered[row * dimensions + column]! -= mean;
  }
  return centered;
}

/** The covariance times the count; only directions and shares are read off it. */
function covarianceOf(centered: Float64Array, dimensions: number): Float64Array {
  const covariance = new Float64Array(dimensions * dimensions);
  for (let start = 0; start < centered.length; start += dimensions) {
    for (let a = 0; a < dimensions; a++) {
      const value = centered[start + a]!;
      for (let b = 0; b < dimensions; b++) {
        covariance[a * dimensions + b]! += value * centered[start + b]!;
      }
    }
  }
  return covariance;
}

function principalAxes(covariance: Float64Array, dimensions: number): Axis[] {
  // Any start will do that is not orthogonal to what is sought; these have a part of everything.
  let first = unit(Float64Array.from({ length: dimensions }, (_, index) => Math.sin(index + 1)));
  let second = orthogonal(
    Float64Array.from({ length: dimensions }, (_, index) => Math.cos(2 * index + 1)),
    first,
  );
  for (let round = 0; round < mostRounds; round++) {
    const next = unit(times(covariance, first));
    const other = orthogonal(times(covariance, second), next);
    const moved = 2 - overlap(first, second, next) - overlap(first, second, other);
    [first, second] = [next, other];
    if (moved < settled ** 2) break;
  }
  return rotate(covariance, first, second);
}

/** Turns two directions within their plane until the covariance has no cross term. */
function rotate(covariance: Float64Array, first: Float64Array, second: Float64Array): Axis[] {
  const [imageOfFirst, imageOfSecond] = [times(covariance, first), times(covariance, second)];
  const [a, b, d] = [
    dot(imageOfFirst, 0, first),
    dot(imageOfSecond, 0, first),
    dot(imageOfSecond, 0, second),
  ];
  const angle = Math.atan2(2 * b, a - d) / 2;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const directions = [
    first.map((value, index) => cosine * value + sine * second[index]!),
    first.map((value, index) => cosine * second[index]! - sine * value),
  ];
  return directions.map((direction) => ({
    direction: upright(direction),
    variance: dot(times(covariance, direction), 0, direction),
  }));
}

/** Of a direction and its opposite, the one whose largest coordinate is positive. */
function upright(direction: Float64Array): Float64Array {
  const largest = direction.reduce((a, b) => Math.abs(b) > Math.abs(a) ? b : a, 0);
  return largest < 0 ? direction.map((value) => -value) : direction;
}

/** Squared length of a direction's shadow on the plane of two others. */
function overlap(first: Float64Array, second: Float64Array, direction: Float64Array): number {
  return dot(first, 0, direction) ** 2 + dot(second, 0, direction) ** 2;
}

function orthogonal(vector: Float64Array, to: Float64Array): Float64Array {
  const along = dot(vector, 0, to);
  return unit(vector.map((value, index) => value - along * to[index]!));
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, 0, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => dot(matrix, row * vector.length, vector));
}

function dot(a: Float64Array, start: number, b: Float64Array): number {
  return sum(b.length, (index) => a[start + index]! * b[index]!);
}

function sum(count: number, term: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += term(index);
  return total;
}
