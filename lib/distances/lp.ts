import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { div, maximum, pow, type Tensor2D, zeros } from "../tensor/mod.ts";
import { minkowskiDistances } from "./_minkowski_distances.ts";
import type { Scorer } from "./scorer.ts";

/** A row shorter than this is scaled up by its inverse and no further, as in `normalizeRows`. */
const SHORTEST = 1e-6;

/**
 * Minkowski distance: d = (Σ |q − r|^p)^(power / p); p = 1 is the Manhattan distance, p = 2 the Euclidean.
 *
 * Range 0 to ∞, 0 to 2^power for embeddings of length 1. `normalize` scales to length 1 in the same norm:
 * with p = 1 the absolute entries of an embedding then sum to 1. Where two points coincide the gradient is 0,
 * and for p = 1 so is an entry's share where the two agree in that entry.
 *
 * Differences are held for a block of queries at a time, forward and backward: memory grows with queries ×
 * references, and no batched variant is needed. Angular mining and the losses that ask for Euclidean
 * distances refuse this form; for p = 2 take `euclidean` or `squared-euclidean`.
 *
 * Differs from pytorch-metric-learning's `LpDistance`, which normalizes unless told not to.
 *
 * @example City blocks
 * ```ts
 * import { lp } from "@marginalia/marginalia/distances";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { matrix } = lp({ p: 1 }).score(tensor2d([[0, 0], [3, 4]]));
 * assertEquals(await matrix.array(), [[0, 7], [7, 0]]);
 * ```
 */
export const lp = definePart({
  name: "lp",
  options: z.strictObject({
    p: z.number().min(1).default(2)
      .describe("Exponent of the norm; 1 or more; 2 is pytorch-metric-learning's"),
    power: z.number().min(1).default(1)
      .describe("What the distance is raised to; 1 or more; 1 is pytorch-metric-learning's"),
    normalize: z.boolean().default(false).describe(
      "Scale embeddings to length 1 in this norm first; false, since encoders have a head for it",
    ),
  }),
  create: ({ p, power, normalize }): Scorer<"distance"> => ({
    kind: "distance",
    score(queries, references = queries) {
      const place = (points: Tensor2D) => normalize ? ofLengthOne(points, p) : points;
      const distances = minkowskiDistances(place(queries), place(references), p);
      return {
        kind: "distance",
        form: "lp",
        range: [0, normalize ? 2 ** power : Infinity],
        matrix: power === 1 ? distances : pow(distances, power),
      };
    },
  }),
});

function ofLengthOne(points: Tensor2D, p: number): Tensor2D {
  const lengths = minkowskiDistances(points, zeros([1, points.shape[1]]), p);
  return div(points, maximum(lengths, SHORTEST));
}
