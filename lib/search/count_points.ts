import { openAxes } from "./_axis.ts";
import type { SearchSpace } from "./search_space.ts";

/**
 * How many points a space has; infinite where a dimension is a float.
 *
 * @throws {RangeError} when the space leaves nothing to search
 */
export function countPoints(space: SearchSpace): number {
  return openAxes(space).reduce((product, { levels }) => product * levels, 1);
}
