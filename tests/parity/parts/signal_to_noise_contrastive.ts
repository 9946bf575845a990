import { signalToNoise } from "../../../lib/distances/mod.ts";
import { signalToNoiseContrastive } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const signalToNoiseContrastiveParity: ParityPart = {
  part: "signal-to-noise-contrastive",
  setups: () =>
    [[1, 0], [3, 0.5]].map(([margin, positiveMargin]) =>
      comparison({
        name: `margins ${positiveMargin} and ${margin}`,
        parts: {
          distance: signalToNoise({ normalize: true }),
          miner: allPairs(),
          loss: signalToNoiseContrastive({ margin: margin!, positiveMargin: positiveMargin! }),
        },
        peer: {
          loss: {
            class: "losses.SignalToNoiseRatioContrastiveLoss",
            arguments: { "pos_margin": positiveMargin!, "neg_margin": margin! },
          },
        },
      })
    ),
};
