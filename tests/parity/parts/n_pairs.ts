import { cosine, dot } from "../../../lib/distances/mod.ts";
import { nPairs } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart, type PeerObject } from "../parity_part.ts";

function peer(normalized: boolean): { loss: PeerObject } {
  const distance: PeerObject = {
    class: "distances.DotProductSimilarity",
    arguments: { normalize_embeddings: normalized },
  };
  return { loss: { class: "losses.NPairsLoss", arguments: { distance } } };
}

export const nPairsParity: ParityPart = {
  part: "n-pairs",
  setups: () => [
    comparison({
      name: "cosine",
      parts: { distance: cosine(), miner: allPairs(), loss: nPairs() },
      peer: peer(true),
    }),
    comparison({
      name: "dot product",
      parts: { distance: dot(), miner: allPairs(), loss: nPairs() },
      peer: peer(false),
    }),
  ],
};
