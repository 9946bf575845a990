import { z } from "zod";
import { normalizeRows } from "../encoders/mod.ts";
import { definePart } from "../parts/mod.ts";
import { matMul } from "../tensor/mod.ts";
import type { Scorer } from "./scorer.ts";

/**
 * Cosine similarity: s = q·r / (‖q‖ ‖r‖).
 *
 * Range −1 to 1. A zero embedding has similarity 0 to everything, with a finite gradient. The length of
 * an embedding does not matter, so there is no option to normalize.
 *
 * Agrees with pytorch-metric-learning's `CosineSimilarity`.
 *
 * @example Same, orthogonal and opposite directions
 * ```ts
 * import { cosine } from "@marginalia/marginalia/distances";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { matrix } = cosine().score(tensor2d([[2, 0]]), tensor2d([[1, 0], [0, 3], [-1, 0]]));
 * assertEquals(await matrix.array(), [[1, 0, -1]]);
 * ```
 */
export const cosine = definePart({
  name: "cosine",
  options: z.strictObject({}),
  create: (): Scorer<"similarity"> => ({
    kind: "similarity",
    score: (queries, references = queries) => ({
      kind: "similarity",
      form: "cosine",
      range: [-1, 1],
      matrix: matMul(normalizeRows(queries), normalizeRows(references), false, true),
    }),
  }),
});
