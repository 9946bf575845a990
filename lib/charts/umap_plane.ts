import { UMAP } from "umap-js";
import type { Prng } from "../random/mod.ts";
import type { Vectors } from "./principal_plane.ts";

export interface UmapOptions {
  /** Where the random draws come from: equal draws and vectors give equal maps. */
  readonly random: Prng;
  /** How many neighbors of each vector count, 2 or more; default 15, as in the paper's code. */
  readonly neighbors?: number;
}

/**
 * Vectors on a plane such that neighbors stay neighbors, `[count, 2]`, row by row: uniform manifold
 * approximation and projection by Euclidean distance. How far groups lie apart, and how large they are,
 * says little; who is among whom says more.
 *
 * Reference: McInnes, Healy and Melville, "UMAP: Uniform Manifold Approximation and Projection for
 * Dimension Reduction", 2018.
 *
 * @throws {RangeError} when there are fewer than 3 vectors
 */
export function umapPlane(
  { values, dimensions }: Vectors,
  { random, neighbors = 15 }: UmapOptions,
): Float64Array {
  const count = values.length / dimensions;
  if (!(count >= 3)) {
    throw new RangeError(`Cannot draw a UMAP: needs at least 3 vectors, found ${count}`);
  }
  const rows = Array.from(
    { length: count },
    (_, row) =>
      Array.from({ length: dimensions }, (_, column) => values[row * dimensions + column]!),
  );
  const umap = new UMAP({
    random,
    nNeighbors: Math.min(neighbors, count - 1),
  });
  return Float64Array.from(umap.fit(rows).flat());
}
