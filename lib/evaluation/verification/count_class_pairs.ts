import { matMul, tensor2d, tidy } from "../../tensor/mod.ts";
import { squaredNorms } from "../_squared_norms.ts";
import { checkBothKinds } from "./_check_both_kinds.ts";
import { binCounts } from "./_bin_counts.ts";
import { classFolds } from "./_class_folds.ts";
import type { VerificationFold } from "./cross_validated_accuracy.ts";
import type { PairCounts } from "./pair_counts.ts";

export interface CountClassPairsOptions {
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  /** Class of each embedding, `[count]`. */
  readonly labels: Int32Array;
  readonly dimensions: number;
  /**
   * Folds of classes to choose thresholds on; default 10, or as many as leave two classes a fold. None,
   * where there are fewer than four classes.
   */
  readonly folds?: number;
}

/** What is counted of all pairs of a set. */
export interface ClassPairs {
  readonly counts: PairCounts;
  /**
   * Folds of classes: a fold's own pairs are those of its classes, and its threshold is chosen on the pairs
   * of all the others; pairs between the two are left out. Empty where the classes do not suffice.
   */
  readonly folds: readonly VerificationFold[];
}

// Even steps of the squared distance: so fine that ties hardly move the AUC, some 1e-8 where distances spread.
const fineBits = 18;
const coarseBits = 12;
// 2²² float32 products are 16 MiB.
const productsAtOnce = 2 ** 22;

/**
 * Counts every pair of different rows by Euclidean distance: none is left out, nor kept. Distances
 * within one of 2¹⁸ even steps of the squared distance count as equal; the folds' distances within one
 * of 2¹². They come from the engine's float32 products, and the memory does not grow with the pairs:
 * 60,000 rows are 1.8·10⁹ pairs in some 100 MiB.
 *
 * @throws {TypeError} If labels and embeddings do not fit together.
 * @throws {RangeError} If an embedding is not finite, or a kind of pair is missing.
 *
 * @example Two tight pairs
 * ```ts
 * import { countClassPairs, rocAuc } from "@marginalia/marginalia/evaluation";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const { counts } = await countClassPairs({
 *   embeddings: Float32Array.of(0, 0.1, 5, 5.1),
 *   labels: Int32Array.of(0, 0, 1, 1),
 *   dimensions: 1,
 * });
 * assertEquals(rocAuc(counts), 1);
 * ```
 */
export async function countClassPairs(
  { embeddings, labels, dimensions, folds = 10 }: CountClassPairsOptions,
): Promise<ClassPairs> {
  const count = labels.length;
  if (embeddings.length !== count * dimensions) {
    throw new TypeError(
      `Cannot verify: ${count} labels need embeddings of shape [${count}, ${dimensions}], found ` +
        `${embeddings.length} values`,
    );
  }
  const { order, segments, foldCount } = classFolds(labels, folds);
  checkPairs(segments, count);
  const sorted = new Float32Array(embeddings.length);
  order.forEach((row, place) =>
    sorted.set(embeddings.subarray(row * dimensions, (row + 1) * dimensions), place * dimensions)
  );
  const bins = binCounts({
    fineBits,
    coarseBits,
    norms: squaredNorms(sorted, dimensions),
    segments,
    folds: foldCount,
  });
  const gallery = tensor2d(sorted, [count, dimensions]);
  try {
    let own = 0;
    for (let start = 0; start < count;) {
      const rows = Math.min(
        Math.max(1, Math.floor(productsAtOnce / (count - start))),
        count - start,
      );
      const block = tidy(() =>
        matMul(
          gallery.slice([start, 0], [rows, dimensions]),
          gallery.slice([start, 0], [count - start, dimensions]),
          false,
          true,
        )
      );
      const products = await block.data<"float32">();
      block.dispose();
      for (let row = start; row < start + rows; row++) {
        while (segments[own]!.end <= row) own++;
        bins.add({ row, own, products, from: (row - start) * (count - start) - start });
      }
      start += rows;
    }
  } finally {
    gallery.dispose();
  }
  return { counts: bins.counts(), folds: bins.folds() };
}

function checkPairs(segments: readonly { start: number; end: number }[], count: number): void {
  let same = 0;
  for (const { start, end } of segments) same += (end - start) * (end - start - 1) / 2;
  checkBothKinds(same, count * (count - 1) / 2 - same);
}
