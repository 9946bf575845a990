import { asTriplets } from "./as_triplets.ts";
import type { Miner } from "./miner.ts";
import type { Pairs, Product } from "./selection.ts";

/**
 * A miner of pairs as one of triplets, for a loss that takes triplets: each chosen positive of an anchor
 * with each of its chosen negatives, see {@linkcode asTriplets}.
 *
 * @example The triplets of the multi-similarity miner's pairs
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { tripletMargin } from "@marginalia/marginalia/losses";
 * import { mineTriplets, multiSimilarity } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 *
 * withinBatch({
 *   distance: euclidean(),
 *   miner: mineTriplets(multiSimilarity()),
 *   loss: tripletMargin(),
 * });
 * ```
 */
export function mineTriplets<Numbers extends string>(
  miner: Miner<Pairs, Numbers>,
): Miner<Product, Numbers> {
  return {
    ...miner,
    selects: "product",
    mine: (inputs) => asTriplets(miner.mine(inputs)),
  };
}
