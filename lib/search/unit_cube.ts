import { openAxes, placeOn, pointAt } from "./_axis.ts";
import type { SearchPoint, SearchSpace } from "./search_space.ts";

/**
 * A point's coordinates in the unit cube, one a dimension in alphabetical order of the paths: 0 at
 * `low`, 1 at `high`, linear in the value or in its logarithm. Each whole number and each choice has
 * an interval of its own, and its coordinate lies within.
 *
 * @returns `[dimensions]`, each in [0, 1]
 *
 * @throws {RangeError} when the space leaves nothing to search, or the point lies outside of it
 *
 * @example The middle of two decades
 * ```ts
 * import { toUnitCube } from "@marginalia/marginalia/search";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const space = { "loss.temperature": { kind: "float", low: 0.01, high: 1, log: true } } as const;
 * assertAlmostEquals(toUnitCube(space, { "loss.temperature": 0.1 })[0]!, 0.5);
 * ```
 */
export function toUnitCube(space: SearchSpace, point: SearchPoint): number[] {
  return placeOn(openAxes(space), point);
}

/**
 * The point at coordinates in the unit cube; the inverse of {@linkcode toUnitCube}. Coordinates drawn
 * uniformly give each choice alike, and each whole number of a linear dimension.
 *
 * @param coordinates `[dimensions]`, each in [0, 1], in alphabetical order of the paths.
 *
 * @throws {RangeError} when the space leaves nothing to search, or a coordinate is missing or not in
 * [0, 1]
 */
export function fromUnitCube(space: SearchSpace, coordinates: readonly number[]): SearchPoint {
  const axes = openAxes(space);
  const wrong = coordinates.find((coordinate) => !(coordinate >= 0 && coordinate <= 1));
  if (coordinates.length !== axes.length || wrong !== undefined) {
    throw new RangeError(
      `Cannot make a point: expected ${axes.length} coordinates from 0 to 1, found ${
        wrong ?? coordinates.length
      }`,
    );
  }
  return pointAt(axes, coordinates);
}
