import { euclidean } from "../../../lib/distances/mod.ts";
import { contrastive, type LossContext, normalizedSoftmax } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { regularized, withinBatch } from "../../../lib/objectives/mod.ts";
import {
  centerInvariant,
  lp,
  regularFace,
  type Regularizer,
  sparseCenters,
  zeroMean,
} from "../../../lib/regularizers/mod.ts";
import {
  type ParityPart,
  type ParitySetup,
  peerDistances,
  type PeerObject,
} from "../parity_part.ts";

const weight = 0.3;

/** Beside a contrastive loss. */
function ofEmbeddings(regularizer: Regularizer<"embeddings">, peer: PeerObject): ParitySetup {
  const loss = contrastive({ form: "hinge", margin: 6 });
  return {
    name: JSON.stringify(peer),
    ours: regularized({
      objective: withinBatch({ distance: euclidean(), miner: allPairs(), loss }),
      wishes: { embeddings: { regularizer, weight } },
    }),
    peer: {
      loss: {
        class: "losses.ContrastiveLoss",
        arguments: {
          neg_margin: 6,
          distance: peerDistances.euclidean,
          embedding_regularizer: peer,
          embedding_reg_weight: weight,
        },
      },
    },
  };
}

/** Beside a softmax over proxies. */
function ofWeights(
  regularizer: Regularizer<"weights">,
  peer: PeerObject,
  context: LossContext,
): ParitySetup {
  const { classes, dimensions } = context;
  const loss = normalizedSoftmax({ temperature: 0.5 }, context);
  return {
    name: JSON.stringify(peer),
    ours: regularized({
      objective: withinBatch({ distance: euclidean(), miner: allPairs(), loss }),
      wishes: { proxies: { regularizer, weight, parameter: "loss.proxies" } },
    }),
    peer: {
      loss: {
        class: "losses.NormalizedSoftmaxLoss",
        arguments: {
          num_classes: classes,
          embedding_size: dimensions,
          temperature: 0.5,
          weight_regularizer: peer,
          weight_reg_weight: weight,
        },
      },
    },
    weights: { "loss.proxies": { peer: "W", transposed: true } },
  };
}

const named = (name: string, options: PeerObject["arguments"] = {}): PeerObject => ({
  class: `regularizers.${name}`,
  arguments: options,
});

/** Regularizers, each beside a loss; spherical is not in the reference's 2.9. */
export const regularizersParity: readonly ParityPart[] = [
  {
    part: "lp regularizer",
    setups: () => [
      ofEmbeddings(lp(), named("LpRegularizer")),
      ofEmbeddings(lp({ p: 1, power: 2 }), named("LpRegularizer", { p: 1, power: 2 })),
    ],
  },
  {
    part: "zero-mean regularizer",
    setups: () => [ofEmbeddings(zeroMean(), named("ZeroMeanRegularizer"))],
  },
  {
    part: "regular-face",
    setups: (context) => [ofWeights(regularFace(), named("RegularFaceRegularizer"), context)],
  },
  {
    part: "center-invariant",
    setups: (context) => [
      ofWeights(centerInvariant(), named("CenterInvariantRegularizer"), context),
    ],
  },
  {
    part: "sparse-centers",
    setups: (context) => [
      ofWeights(
        sparseCenters({ centersPerClass: 4 }),
        named("SparseCentersRegularizer", {
          num_classes: context.classes / 4,
          centers_per_class: 4,
        }),
        context,
      ),
    ],
  },
];
