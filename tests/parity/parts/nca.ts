import { squaredEuclidean } from "../../../lib/distances/mod.ts";
import { nca } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { ParityBatch } from "../batch.ts";
import { comparison, type ParityPart, peerDistances } from "../parity_part.ts";

/** Where the reference has no number, or leaves rows out, for want of digits. */
export function lostProbabilities({ name }: ParityBatch): string | undefined {
  if (name.startsWith("no positives")) {
    return "the reference's mean over no row is not a number; where nothing is selected the loss is 0";
  }
  return name.startsWith("long embeddings")
    ? "the reference drops rows whose probability rounds to 0, or their gradient is not a number"
    : undefined;
}

export const ncaParity: ParityPart = {
  part: "nca",
  setups: () =>
    [1, 0.2].map((scale) =>
      comparison({
        name: `scale ${scale}`,
        differs: lostProbabilities,
        parts: { distance: squaredEuclidean(), miner: allPairs(), loss: nca({ scale }) },
        peer: {
          loss: {
            class: "losses.NCALoss",
            arguments: { softmax_scale: scale, distance: peerDistances["squared-euclidean"] },
          },
        },
      })
    ),
};
