import type { Prng } from "../random/mod.ts";
import { joeKuoNumbers } from "./_joe_kuo_numbers.ts";

const BITS = 32;
const rows = joeKuoNumbers.split("\n").map((line) => line.split(" ").map(Number));

/** As many dimensions as a {@linkcode sobolSequence} can have. */
export const SOBOL_DIMENSIONS = rows.length + 1;

export interface SobolOptions {
  /** A whole number from 1 to {@linkcode SOBOL_DIMENSIONS}. */
  readonly dimensions: number;
  /** Scrambles the sequence; without it, the sequence is the plain one, whose first point is 0. */
  readonly scramble?: Prng;
}

/**
 * A Sobol sequence: points that fill the unit cube evenly, where random ones leave gaps and clusters.
 * Of every coordinate, each aligned block of 2^k points has exactly one in each of the 2^k intervals
 * that are equally long. In the order of Gray's code, as most programs give it.
 *
 * Scrambling keeps that and makes each point uniformly distributed: the digits of a coordinate are
 * multiplied by a random lower triangular matrix and shifted by random digits.
 *
 * References: Sobol, "On the distribution of points in a cube and the approximate evaluation of
 * integrals", 1967; Antonov and Saleev, "An economic method of computing LPτ-sequences", 1979; direction
 * numbers of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", 2008;
 * scrambling of Matoušek, "On the L2-discrepancy for anchored boxes", 1998.
 *
 * @returns The point of an index from 0 to 2^32 - 1: `[dimensions]`, each in [0, 1).
 *
 * @throws {RangeError} when there are no numbers for so many dimensions, or for the index
 *
 * @example Four points of the square
 * ```ts
 * import { sobolSequence } from "@marginalia/marginalia/search";
 * import { assertEquals } from "@std/assert";
 *
 * const pointAt = sobolSequence({ dimensions: 2 });
 * assertEquals([0, 1, 2, 3].map(pointAt), [[0, 0], [0.5, 0.5], [0.75, 0.25], [0.25, 0.75]]);
 * ```
 */
export function sobolSequence(
  { dimensions, scramble }: SobolOptions,
): (index: number) => number[] {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS)) {
    throw new RangeError(
      `Cannot open a Sobol sequence: expected 1 to ${SOBOL_DIMENSIONS} dimensions, found ${dimensions}`,
    );
  }
  const axes = Array.from({ length: dimensions }, (_, dimension) => {
    const directions = directionsOf(dimension);
    return scramble
      ? { directions: multiplyDigits(directions, scramble), shift: randomDigits(scramble) }
      : { directions, shift: 0 };
  });
  return (index) => {
    if (!(Number.isInteger(index) && index >= 0 && index < 2 ** BITS)) {
      throw new RangeError(
        `Cannot give a Sobol point: expected an index from 0 to 2^32 - 1, found ${index}`,
      );
    }
    const code = index ^ (index >>> 1);
    return axes.map(({ directions, shift }) => {
      const digits = directions.reduce(
        (sum, direction, bit) => (code >>> bit) & 1 ? sum ^ direction : sum,
        shift,
      );
      return (digits >>> 0) / 2 ** BITS;
    });
  };
}

/** The 32 direction numbers of a dimension; the first digit after the point is the highest bit. */
function directionsOf(dimension: number): number[] {
  if (dimension === 0) return Array.from({ length: BITS }, (_, k) => 1 << (BITS - 1 - k));
  const [degree, inner, ...initial] = rows[dimension - 1]! as [number, number, ...number[]];
  const directions = initial.map((number, k) => number << (BITS - 1 - k));
  for (let k = degree; k < BITS; k++) {
    let next = directions[k - degree]! ^ (directions[k - degree]! >>> degree);
    for (let i = 1; i < degree; i++) {
      if ((inner >>> (degree - 1 - i)) & 1) next ^= directions[k - i]!;
    }
    directions.push(next);
  }
  return directions;
}

/** Adds to each digit a random choice of those before it. */
function multiplyDigits(directions: readonly number[], prng: Prng): number[] {
  const rowsOfMatrix = Array.from({ length: BITS }, (_, row) => {
    const before = row === 0 ? 0 : -1 << (BITS - row);
    return (randomDigits(prng) & before) | (1 << (BITS - 1 - row));
  });
  return directions.map((direction) =>
    rowsOfMatrix.reduce(
      (digits, row, index) => digits | (parity(direction & row) << (BITS - 1 - index)),
      0,
    )
  );
}

function randomDigits(prng: Prng): number {
  return Math.floor(prng() * 2 ** BITS) | 0;
}

function parity(digits: number): number {
  let folded = digits;
  for (let half = BITS / 2; half >= 1; half /= 2) folded ^= folded >>> half;
  return folded & 1;
}
