import type { Prng } from "../random/mod.ts";
import { chooseNegatives, type LeftOutCounts } from "./_choose_negatives.ts";
import type { HardNegativeOptions, HardNegatives } from "./hard_negatives.ts";
import type { LabelledRows } from "./_labelled_rows.ts";
import type { ScoredBlock } from "./_scored_block.ts";

/** Gathers triplets block by block, and counts what is left out. */
export interface TripletCollection {
  /** @param start The block's first anchor. */
  add(block: ScoredBlock, start: number): void;
  result(): HardNegatives;
}

export function collectTriplets(
  options: HardNegativeOptions,
  rows: LabelledRows,
  prng: Prng,
): TripletCollection {
  const { positivesPerAnchor = 1, ranks: [from, to] = [0, 10] } = options;
  const triplets: number[] = [];
  const positiveDistances: number[] = [];
  const negativeDistances: number[] = [];
  const counts = { anchors: 0, pairs: 0, pairsOverCap: 0, pairsWithoutNegative: 0, candidates: 0 };
  const leftOut: LeftOutCounts = {
    outsideRanks: 0,
    tooNear: 0,
    tooFar: 0,
    tooHard: 0,
    tooEasy: 0,
    overCap: 0,
  };

  function addAnchor(anchor: number, found: OneAnchor): void {
    const [positives, negatives] = [rows.positivesOf(anchor), rows.negativesOf(anchor)];
    if (positives === 0 || negatives === 0) return;
    const taken = Math.min(positivesPerAnchor, positives);
    const distances = found.negativeDistances.slice(from, Math.min(to, negatives));
    counts.anchors += 1;
    counts.pairs += taken;
    counts.pairsOverCap += positives - taken;
    counts.candidates += taken * negatives;
    leftOut.outsideRanks += taken * (negatives - distances.length);
    for (let place = 0; place < taken; place++) {
      const near = found.positiveDistances[place]!;
      const chosen = chooseNegatives(distances, near, options, prng, leftOut);
      if (chosen.length === 0) counts.pairsWithoutNegative += 1;
      for (const rank of chosen) {
        triplets.push(anchor, found.positives[place]!, found.negatives[from + rank]!);
        positiveDistances.push(near);
        negativeDistances.push(distances[rank]!);
      }
    }
  }

  return {
    add: ({ negatives, negativeDistances, positives, positiveDistances }, start) =>
      negatives.forEach((_, index) =>
        addAnchor(start + index, {
          negatives: negatives[index]!,
          negativeDistances: negativeDistances[index]!,
          positives: positives[index]!,
          positiveDistances: positiveDistances[index]!,
        })
      ),
    result: () => ({
      triplets: Int32Array.from(triplets),
      positiveDistances: Float32Array.from(positiveDistances),
      negativeDistances: Float32Array.from(negativeDistances),
      report: {
        rows: options.labels.length,
        ...counts,
        rowsLeftOut: rows.leftOut,
        triplets: positiveDistances.length,
        candidatesLeftOut: leftOut,
      },
    }),
  };
}

/** What a block holds of one anchor. */
interface OneAnchor {
  readonly negatives: readonly number[];
  readonly negativeDistances: readonly number[];
  readonly positives: readonly number[];
  readonly positiveDistances: readonly number[];
}
