import { euclidean } from "../../../lib/distances/mod.ts";
import { rankedList } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { comparison, type ParityPart } from "../parity_part.ts";

export const rankedListParity: ParityPart = {
  part: "ranked-list",
  setups: () =>
    [
      { margin: 0.4, alpha: 1.2, imbalance: 0.5, positive: 0, negative: 10 },
      { margin: 0.2, alpha: 1.5, imbalance: 0.3, positive: 2, negative: 4 },
    ].map(({ margin, alpha, imbalance, positive, negative }) =>
      comparison({
        name: `margin ${margin}, alpha ${alpha}, temperatures ${positive} and ${negative}`,
        parts: {
          distance: euclidean({ normalize: true }),
          miner: allPairs(),
          loss: rankedList({
            margin,
            alpha,
            imbalance,
            positiveTemperature: positive,
            negativeTemperature: negative,
          }),
        },
        peer: {
          loss: {
            class: "losses.RankedListLoss",
            arguments: { margin, alpha, imbalance, Tp: positive, Tn: negative },
          },
        },
        leavesOut: ({ references }) => references && "the reference takes no references",
        differs: ({ name }) =>
          name.startsWith("duplicates")
            ? "the reference leaves out pairs of points that coincide"
            : undefined,
      })
    ),
};
