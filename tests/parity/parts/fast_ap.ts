import { squaredEuclidean } from "../../../lib/distances/mod.ts";
import { fastAp } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const fastApParity: ParityPart = {
  part: "fast-ap",
  setups: () =>
    [10, 4].map((bins) =>
      comparison({
        name: `${bins} bins`,
        parts: {
          distance: squaredEuclidean({ normalize: true }),
          miner: allPairs(),
          loss: fastAp({ bins }),
        },
        peer: { loss: { class: "losses.FastAPLoss", arguments: { "num_bins": bins } } },
        leavesOut: ({ references }) => references && "the reference takes no references",
      })
    ),
};
