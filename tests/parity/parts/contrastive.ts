import { euclidean } from "../../../lib/distances/mod.ts";
import { contrastive } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { meanOfNonZero } from "../../../lib/reducers/mod.ts";
import { comparison, type ParityPart, peerDistances } from "../parity_part.ts";

export const contrastiveParity: ParityPart = {
  part: "contrastive",
  setups: () =>
    [[0, 1], [0.2, 1.3], [-0.2, 0.9]].map(([positiveMargin, margin]) =>
      comparison({
        name: `hinge, margins ${positiveMargin} and ${margin}`,
        parts: {
          distance: euclidean({ normalize: true }),
          miner: allPairs(),
          loss: contrastive({ form: "hinge", positiveMargin: positiveMargin!, margin: margin! }),
          reducer: meanOfNonZero(),
        },
        peer: {
          loss: {
            class: "losses.ContrastiveLoss",
            arguments: {
              pos_margin: positiveMargin!,
              neg_margin: margin!,
              distance: peerDistances["normalized euclidean"],
            },
          },
        },
      })
    ),
};
