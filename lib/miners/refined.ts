import { z } from "zod";
import { createPart, definePart, partConfigSchema } from "../parts/mod.ts";
import { capPairs } from "./cap_pairs.ts";
import { capTriplets } from "./cap_triplets.ts";
import { minePairs } from "./mine_pairs.ts";
import { mineTriplets } from "./mine_triplets.ts";
import type { Miner } from "./miner.ts";
import { plainMiners } from "./plain_miners.ts";
import type { Pairs, Triplets } from "./selection.ts";
import { skipNearestNegatives } from "./skip_nearest_negatives.ts";

/**
 * Another miner, refined: first each anchor loses its nearest negatives, then the miner mines, then its
 * tuples become pairs or triplets, then those of an anchor are capped. For configs; in code, take
 * `skipNearestNegatives`, `minePairs`, `mineTriplets`, `capPairs` and `capTriplets`, in any order.
 *
 * @example At most 5 semi-hard triplets an anchor
 * ```ts
 * import { refined } from "@marginalia/marginalia/miners";
 * import { assertEquals } from "@std/assert";
 *
 * const miner = refined({ miner: { name: "semi-hard", margin: 0.1 }, tuplesPerAnchor: 5 });
 * assertEquals([miner.selects, miner.numbers], ["table", { margin: 0.1 }]);
 * ```
 */
export const refined = definePart({
  name: "refined",
  options: z.strictObject({
    miner: partConfigSchema(plainMiners).default({ name: "all-triplets" })
      .describe("Which miner, with its options; all-triplets unless told otherwise"),
    skipNearestNegatives: z.int().nonnegative().default(0).describe(
      "How many of its nearest negatives each anchor loses, against wrong labels; 0 or more; 0, our choice",
    ),
    as: z.enum(["pairs", "triplets"]).optional().describe(
      "What its tuples become, for a loss that takes no others; left out, they stay what they are",
    ),
    tuplesPerAnchor: z.int().positive().optional().describe(
      "Most triplets an anchor keeps, or positive pairs and negative pairs each; drawn without " +
        "replacement; left out, all",
    ),
  }),
  create({ miner, skipNearestNegatives: skipped, as, tuplesPerAnchor }): Miner {
    const skipping = skipNearestNegatives<Pairs | Triplets, string>(
      createPart(plainMiners, miner),
      skipped,
    );
    const bridged = bridge(skipping, as);
    return tuplesPerAnchor === undefined ? bridged : cap(bridged, tuplesPerAnchor);
  },
});

function bridge(miner: Miner, as: "pairs" | "triplets" | undefined): Miner {
  if (as === "pairs") return minePairs(miner);
  return as === "triplets" && miner.selects === "pairs"
    ? mineTriplets(miner as Miner<Pairs>)
    : miner;
}

function cap(miner: Miner, perAnchor: number): Miner {
  return miner.selects === "pairs"
    ? capPairs(miner as Miner<Pairs>, perAnchor)
    : capTriplets(miner as Miner<Triplets>, perAnchor);
}
