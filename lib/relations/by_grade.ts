import { type Tensor1D, zeros } from "../tensor/mod.ts";
import type { Relate } from "./relation.ts";

/**
 * Graded pairs: a grade says how similar the two rows of a pair should be, but not who is positive and
 * who negative, so that all pairs are ignored. For losses that read the grades themselves: `cosent` and
 * `angle`.
 *
 * Labels are float32 `[rows]`, the grade of the row's pair.
 *
 * @example A pair of grade 0.9 and one of grade 0.2
 * ```ts
 * import { byGrade } from "@marginalia/marginalia/relations";
 * import { startEngine, sum, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive, negative } = byGrade(tensor1d([0.9, 0.9, 0.2, 0.2]));
 * assertEquals(positive.shape, [4, 4]);
 * assertEquals(sum(positive).arraySync(), 0);
 * assertEquals(sum(negative).arraySync(), 0);
 * ```
 */
export const byGrade: Relate<Tensor1D> = (anchors, references = anchors) => {
  const shape: [number, number] = [anchors.shape[0], references.shape[0]];
  return { positive: zeros(shape), negative: zeros(shape) };
};
