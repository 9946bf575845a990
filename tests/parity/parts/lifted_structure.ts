import { euclidean } from "../../../lib/distances/mod.ts";
import { generalizedLiftedStructure, liftedStructure, type Loss } from "../../../lib/losses/mod.ts";
import { allPairs, pairMargin, type Pairs } from "../../../lib/miners/mod.ts";
import { tied } from "../pair_miners.ts";
import { comparison, type ParityPart, type ParitySetup, peerDistances } from "../parity_part.ts";

interface Lifted {
  readonly part: string;
  readonly create: (
    options: { readonly margin: number; readonly positiveMargin: number },
  ) => Loss<Pairs, "distance">;
  readonly peer: string;
  readonly differs?: ParitySetup["differs"];
}

const distance = peerDistances["normalized euclidean"];

function liftedParity({ part, create, peer, differs }: Lifted): ParityPart {
  const setup = (margin: number, positiveMargin: number) => ({
    name: `margins ${margin} and ${positiveMargin}`,
    parts: {
      distance: euclidean({ normalize: true }),
      miner: allPairs(),
      loss: create({ margin, positiveMargin }),
    },
    peer: {
      loss: {
        class: `losses.${peer}`,
        arguments: { "neg_margin": margin, "pos_margin": positiveMargin, distance },
      },
    },
    ...(differs && { differs }),
  });
  const usual = setup(1, 0);
  return {
    part,
    setups: () => [
      comparison(usual),
      comparison(setup(0.5, 0.2)),
      comparison({
        ...usual,
        name: `${usual.name}, pairs beyond margins`,
        parts: {
          ...usual.parts,
          miner: pairMargin({ positiveMargin: 1.2, negativeMargin: 1.6 }),
        },
        peer: {
          ...usual.peer,
          miner: {
            class: "miners.PairMarginMiner",
            arguments: { "pos_margin": 1.2, "neg_margin": 1.6, distance },
          },
        },
        leavesOut: tied,
      }),
    ],
  };
}

export const liftedStructureParity: readonly ParityPart[] = [
  liftedParity({
    part: "lifted-structure",
    create: liftedStructure,
    peer: "LiftedStructureLoss",
    differs: ({ references }) =>
      references && "the reference takes for a positive's negatives the anchor's of that number",
  }),
  liftedParity({
    part: "generalized-lifted-structure",
    create: generalizedLiftedStructure,
    peer: "GeneralizedLiftedStructureLoss",
  }),
];
