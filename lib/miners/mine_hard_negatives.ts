import { euclidean } from "../distances/mod.ts";
import { type Prng, sample, streams } from "../random/mod.ts";
import { tensor1d, tensor2d } from "../tensor/mod.ts";
import { checkHardNegativeOptions } from "./_check_hard_negative_options.ts";
import { collectTriplets } from "./_collect_triplets.ts";
import type { HardNegativeOptions, HardNegatives } from "./hard_negatives.ts";
import { labelledRows } from "./_labelled_rows.ts";
import { scoreBlock } from "./_scored_block.ts";

/** 2²² float32 distances are 16 MiB. */
const DISTANCES_AT_ONCE = 2 ** 22;

/**
 * Searches a whole data set for hard negatives, once, between epochs or before training: each row that has
 * positives and negatives is an anchor, and triplets of it are kept within bounds on rank, distance and
 * margin. The report says what was looked at, and what was left out and why.
 *
 * Distances are taken for a block of anchors at a time: memory grows with the number of rows, not with its
 * square. Of equally far rows the first comes first.
 *
 * Goes with the samplers `fixed-triplets` and, by {@linkcode pairsOfTriplets}, `fixed-pairs`.
 *
 * @throws {TypeError} If embeddings and labels do not fit together.
 * @throws {RangeError} For an option out of range, or embeddings that are not finite.
 *
 * @example The nearest negative may be a wrong label: take the second
 * ```ts
 * import { mineHardNegatives } from "@marginalia/marginalia/miners";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { triplets, report } = await mineHardNegatives({
 *   embeddings: Float32Array.of(0, 1, 0.25, 3, 9),
 *   dimensions: 1,
 *   labels: Int32Array.of(0, 0, 1, 1, -1),
 *   ranks: [1, 2],
 *   seed: 0,
 * });
 * assertEquals([...triplets.slice(0, 3)], [0, 1, 3]);
 * assertEquals(report.rowsLeftOut.unlabelled, 1);
 * assertEquals([report.candidates, report.candidatesLeftOut.outsideRanks], [8, 4]);
 * ```
 */
export async function mineHardNegatives(options: HardNegativeOptions): Promise<HardNegatives> {
  checkHardNegativeOptions(options);
  const { labels, dimensions, distance = euclidean(), ranks: [, to] = [0, 10] } = options;
  const { positives = "random", positivesPerAnchor = 1 } = options;
  const rows = labelledRows(labels);
  // A stream each, so that how rows are cut into blocks moves no draw.
  const { open } = streams(options.seed);
  const forPositives = open("miner", "hard negatives' positives");
  const collection = collectTriplets(options, rows, open("miner", "hard negatives"));
  const count = labels.length;
  const size = options.blockSize ?? Math.max(1, Math.floor(DISTANCES_AT_ONCE / Math.max(1, count)));
  const width = Math.min(positivesPerAnchor, Math.max(1, rows.mostPositives));

  const embeddings = tensor2d(options.embeddings, [count, dimensions]);
  const classes = tensor1d(labels, "int32");
  try {
    for (let start = 0; start < count; start += size) {
      const anchors = Math.min(size, count - start);
      const each = Array.from({ length: anchors }, (_, index) => start + index);
      const block = await scoreBlock({
        distance,
        embeddings,
        labels: classes,
        start,
        anchors,
        depth: Math.min(to, count),
        positives: positives === "random"
          ? each.map((anchor) => drawPositives(forPositives, rows.classOf(anchor), anchor, width))
          : positives,
        width,
      });
      collection.add(block, start);
    }
  } finally {
    embeddings.dispose();
    classes.dispose();
  }
  return collection.result();
}

/** Different rows of the anchor's class, `width` numbers, of which the last may stand for nothing. */
function drawPositives(
  prng: Prng,
  members: readonly number[],
  anchor: number,
  width: number,
): number[] {
  const others = Math.max(0, members.length - 1);
  const own = members.indexOf(anchor);
  const drawn = Array.from(
    sample(prng, others, Math.min(width, others)),
    (place) => members[place < own ? place : place + 1]!,
  );
  return [...drawn, ...Array<number>(width - drawn.length).fill(0)];
}
