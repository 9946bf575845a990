import { asPairs } from "./as_pairs.ts";
import type { Miner } from "./miner.ts";
import type { Pairs, Selection } from "./selection.ts";

/**
 * A miner of triplets as one of pairs, for a loss that takes pairs: a pair counts once for each triplet that
 * it takes part in, see {@linkcode asPairs}.
 *
 * @example The pairs of batch-hard triplets
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { batchHard, minePairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 *
 * withinBatch({ distance: euclidean(), miner: minePairs(batchHard()), loss: contrastive() });
 * ```
 */
export function minePairs<Numbers extends string>(
  miner: Miner<Selection, Numbers>,
): Miner<Pairs, Numbers> {
  return {
    ...miner,
    selects: "pairs",
    mine: (inputs) => asPairs(miner.mine(inputs), inputs.scores.matrix),
  };
}
