import { z } from "zod";
import { sample } from "../random/mod.ts";
import { definePart } from "../parts/mod.ts";
import { checkBatchSize } from "./_check_batch_size.ts";
import { checkTuples, type FixedTuples, fixedTuples } from "./_fixed_tuples.ts";
import { partners } from "./_partners.ts";
import type { Sampler, SamplerContext } from "./sampler.ts";
import { wholePositives } from "./_whole_positives.ts";

const options = z.strictObject({
  count: z.int().positive().default(1000).describe(
    "Pairs in the set, ≥ 1, where none are given; 1000, our choice",
  ),
  positiveShare: z.number().min(0).max(1).default(0.5).describe(
    "Share of pairs of one class, 0 to 1, in the set and in every batch, where none are given; 0.5, our " +
      "choice, so that neither kind outweighs the other",
  ),
});

/**
 * Batches of packaged pairs out of a set that stays the same throughout: rows (0, 1), (2, 3), … are a pair
 * each.
 *
 * The set is `tuples` of the context, e.g. the judgements that `byPairs` knows, in shuffled passes. Or else
 * it is drawn once: first images in shuffled passes, each admissible second one equally likely; then exactly
 * `positiveShare` of every batch are positive, and these come first, each kind in shuffled passes. Two pairs
 * of a kind are used equally often to within one. Goes with `packaged-pairs`.
 *
 * @throws {RangeError} If the batch size is odd, `positiveShare` of its pairs or of the set is no whole
 * number, the set is smaller than a batch, or no image could have a positive or a negative.
 *
 * @example Two judgements, over and over
 * ```ts
 * import { streams } from "@marginalia/marginalia/random";
 * import { fixedPairs } from "@marginalia/marginalia/samplers";
 * import { assertEquals } from "@std/assert";
 *
 * const labels = Int32Array.of(0, 0, 1, 1);
 * const tuples = Int32Array.of(0, 1, 3, 0);
 * const { batch } = fixedPairs({}, { labels, tuples, batchSize: 2, streams: streams(0) });
 * const seen = [batch(0).join(), batch(1).join()];
 * assertEquals(seen.toSorted(), ["0,1", "3,0"]);
 * ```
 */
export const fixedPairs = definePart({ name: "fixed-pairs", options, create });

function create(chosen: z.output<typeof options>, context: SamplerContext): Sampler {
  const { batchSize, labels, tuples } = context;
  checkBatchSize("fixed-pairs", batchSize, 2, "a pair");
  if (tuples === undefined) {
    return fixedTuples("fixed-pairs", 2, drawPairs(chosen, context), context);
  }
  checkTuples("fixed-pairs", 2, tuples, labels.length);
  const pairs = { kind: "pairs", tuples, perBatch: batchSize / 2 };
  return fixedTuples("fixed-pairs", 2, [pairs], context);
}

function drawPairs(
  { count, positiveShare }: z.output<typeof options>,
  { labels, batchSize, streams }: SamplerContext,
): FixedTuples[] {
  const { withPositive, positive, negative } = partners("fixed-pairs", labels);
  const all = Int32Array.from(labels.keys());
  const draw = (kind: "positive" | "negative"): FixedTuples => {
    const prng = streams.open("sampler", `set of ${kind} pairs`);
    const [firsts, second] = kind === "positive" ? [withPositive, positive] : [all, negative];
    const order = sample(prng, firsts.length, firsts.length);
    const part = (total: number) => {
      const positives = wholePositives("fixed-pairs", positiveShare, total);
      return kind === "positive" ? positives : total - positives;
    };
    const pairs = Array.from({ length: part(count) }, (_, index) => {
      const first = firsts[order[index % order.length]!]!;
      return [first, second(prng, first)];
    });
    return {
      kind: `${kind} pairs`,
      tuples: Int32Array.from(pairs.flat()),
      perBatch: part(batchSize / 2),
    };
  };
  return [draw("positive"), draw("negative")];
}
