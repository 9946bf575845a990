import { cosine } from "../../../lib/distances/mod.ts";
import { histogram } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const histogramParity: ParityPart = {
  part: "histogram",
  setups: () =>
    [100, 20].map((bins) =>
      comparison({
        name: `${bins} bins`,
        parts: { distance: cosine(), miner: allPairs(), loss: histogram({ bins }) },
        peer: { loss: { class: "losses.HistogramLoss", arguments: { "n_bins": bins } } },
        leavesOut: ({ references }) => references && "the reference takes no references",
        differs: ({ labels, name }) =>
          name.startsWith("uneven") && labels.filter((label) => label === 7 || label === 8).length
            ? "the reference leaves out negative pairs of two rows without a positive"
            : undefined,
      })
    ),
};
