import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { matMul } from "../tensor/mod.ts";
import type { Scorer } from "./scorer.ts";

/**
 * Dot product: s = q·r, of the embeddings as they come.
 *
 * Range −∞ to ∞. Unlike a cosine it grows with the lengths of both embeddings, so an embedding may be more
 * similar to a long one than to itself. Losses on cosines refuse it; miners see −s.
 *
 * Differs from pytorch-metric-learning's `DotProductSimilarity`, which up to version 2.9 normalizes
 * embeddings unless told not to, and then is `cosine`.
 *
 * @example One query against two references
 * ```ts
 * import { dot } from "@marginalia/marginalia/distances";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { matrix } = dot().score(tensor2d([[2, 1]]), tensor2d([[3, 4], [-1, 0]]));
 * assertEquals(await matrix.array(), [[10, -2]]);
 * ```
 */
export const dot = definePart({
  name: "dot",
  options: z.strictObject({}),
  create: (): Scorer<"similarity"> => ({
    kind: "similarity",
    score: (queries, references = queries) => ({
      kind: "similarity",
      form: "dot",
      range: [-Infinity, Infinity],
      matrix: matMul(queries, references, false, true),
    }),
  }),
});
