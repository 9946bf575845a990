import { assertThrows } from "@std/assert";
import { cosine, euclidean } from "../../lib/distances/mod.ts";
import { contrastive, ntXent, tripletMargin } from "../../lib/losses/mod.ts";
import { allPairs, semiHard } from "../../lib/miners/mod.ts";
import { type ComparisonParts, withinBatch } from "../../lib/objectives/mod.ts";

Deno.test("withinBatch() refuses parts that do not fit, at compile time and at run time", () => {
  assertThrows(
    // @ts-expect-error: a miner of triplets for a loss of pairs
    () => withinBatch({ distance: euclidean(), miner: semiHard(), loss: contrastive() }),
    TypeError,
    "the loss takes pairs, the miner selects product",
  );
  assertThrows(
    // @ts-expect-error: similarities for a loss of distances
    () => withinBatch({ distance: cosine(), miner: semiHard(), loss: tripletMargin() }),
    TypeError,
    "the loss accepts a distance, the scores are a similarity",
  );
  assertThrows(
    // @ts-expect-error: distances for a loss of similarities
    () => withinBatch({ distance: euclidean(), miner: allPairs(), loss: ntXent() }),
    TypeError,
    "the loss accepts a similarity",
  );
  const config = {
    distance: euclidean(),
    miner: allPairs(),
    loss: tripletMargin(),
  } as unknown as ComparisonParts;
  assertThrows(() => withinBatch(config), TypeError, "the miner selects pairs");
});
