import { dot, lp, type Scorer, signalToNoise } from "../../../lib/distances/mod.ts";
import { contrastive, ntXent } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { meanOfNonZero } from "../../../lib/reducers/mod.ts";
import { comparison, type ParityPart, type ParitySetup, type PeerObject } from "../parity_part.ts";

interface ComparedDistance {
  readonly name: string;
  readonly distance: Scorer<"distance">;
  readonly peer: PeerObject;
  readonly margin: number;
}

/** A distance as a hinge on all pairs sees it. */
function hinged({ name, distance, peer, margin }: ComparedDistance): ParitySetup {
  const positiveMargin = margin / 4;
  return comparison({
    name,
    parts: {
      distance,
      miner: allPairs(),
      loss: contrastive({ form: "hinge", positiveMargin, margin }),
      reducer: meanOfNonZero(),
    },
    peer: {
      loss: {
        class: "losses.ContrastiveLoss",
        arguments: { pos_margin: positiveMargin, neg_margin: margin, distance: peer },
      },
    },
  });
}

function lpSetup(p: number, power: number, normalize: boolean, margin: number): ParitySetup {
  return hinged({
    name: `p ${p}, power ${power}${normalize ? ", normalized" : ""}`,
    distance: lp({ p, power, normalize }),
    peer: {
      class: "distances.LpDistance",
      arguments: { p, power, normalize_embeddings: normalize },
    },
    margin,
  });
}

function signalToNoiseSetup(normalize: boolean): ParitySetup {
  return hinged({
    name: normalize ? "normalized" : "as they are",
    distance: signalToNoise({ normalize }),
    peer: { class: "distances.SNRDistance", arguments: { normalize_embeddings: normalize } },
    margin: 3,
  });
}

/** Temperatures that keep the reference's ratios above its smallest number. */
function dotSetup(temperature: number): ParitySetup {
  return comparison({
    name: `temperature ${temperature}`,
    parts: { distance: dot(), miner: allPairs(), loss: ntXent({ temperature }) },
    peer: {
      loss: {
        class: "losses.NTXentLoss",
        arguments: {
          temperature,
          distance: {
            class: "distances.DotProductSimilarity",
            arguments: { normalize_embeddings: false },
          },
        },
      },
    },
  });
}

export const distancesParity: readonly ParityPart[] = [
  {
    part: "distance lp",
    setups: () => [
      lpSetup(1, 1, false, 16),
      lpSetup(1, 1, true, 1.5),
      lpSetup(3, 1, false, 4),
      lpSetup(3, 2, true, 2),
      lpSetup(2, 2, true, 2),
    ],
  },
  {
    part: "distance signal-to-noise",
    setups: () => [signalToNoiseSetup(false), signalToNoiseSetup(true)],
  },
  { part: "distance dot", setups: () => [dotSetup(100), dotSetup(300)] },
];
