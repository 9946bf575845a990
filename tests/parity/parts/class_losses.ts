import { euclidean, type ScoreKind } from "../../../lib/distances/mod.ts";
import {
  arcFace,
  cosFace,
  largeMarginSoftmax,
  type Loss,
  type LossContext,
  normalizedSoftmax,
  p2sGrad,
  proxyAnchor,
  proxyNca,
  softTriple,
  sphereFace,
  subCenterArcFace,
} from "../../../lib/losses/mod.ts";
import { allPairs, type Miner, pairMargin, type Pairs } from "../../../lib/miners/mod.ts";
import type { ParityBatch } from "../batch.ts";
import {
  comparison,
  type ParityPart,
  type ParitySetup,
  type PeerArgument,
  peerDistances,
  type PeerObject,
} from "../parity_part.ts";

interface ClassLossParity<Options extends Readonly<Record<string, number>>> {
  readonly part: string;
  readonly create: (options: Options, context: LossContext) => Loss<Pairs, ScoreKind>;
  readonly options: readonly Options[];
  /** The reference's class, and its names for options. */
  readonly peer: string;
  readonly named: Readonly<Record<keyof Options, string>>;
  /** Our name of the weights, and the reference's. */
  readonly weights: readonly [ours: string, peer: string, transposed: boolean];
  /** Why the two differ by design with a miner, if always. */
  readonly differs?: NonNullable<ParitySetup["differs"]>;
}

/** Near the middle of the batches' distances, so that rows are in different numbers of pairs. */
const [positiveMargin, negativeMargin] = [5, 5.5];

const minedPairs: PeerObject = {
  class: "miners.PairMarginMiner",
  arguments: {
    pos_margin: positiveMargin,
    neg_margin: negativeMargin,
    distance: peerDistances.euclidean,
  },
};

function isChosen({ embeddings, labels }: ParityBatch, a: number, b: number): boolean {
  const distance = Math.hypot(...embeddings[a]!.map((x, axis) => x - embeddings[b]![axis]!));
  return labels[a] === labels[b] ? distance > positiveMargin : distance < negativeMargin;
}

const whereNoneIsMined: NonNullable<ParitySetup["differs"]> = (batch) =>
  batch.labels.some((_, a) => batch.labels.some((_, b) => a !== b && isChosen(batch, a, b)))
    ? undefined
    : "no pair is mined: rows weigh 1 there, and nothing here";

function classLossParity<Options extends Readonly<Record<string, number>>>(
  { part, create, options, peer, named, weights, differs }: ClassLossParity<Options>,
): ParityPart {
  const [ours, theirs, transposed] = weights;
  const setup = (context: LossContext, each: Options, miner: Miner<Pairs>) => {
    const { classes, dimensions } = context;
    const places: Record<string, PeerArgument> = Object.fromEntries(
      Object.entries(each).map(([name, value]) => [named[name]!, value]),
    );
    return {
      name: JSON.stringify(each),
      parts: { distance: euclidean(), miner, loss: create(each, context) },
      peer: {
        loss: {
          class: `losses.${peer}`,
          arguments: { num_classes: classes, embedding_size: dimensions, ...places },
        },
      },
      weights: { [`loss.${ours}`]: { peer: theirs, transposed } },
    };
  };
  return {
    part,
    setups: (context) => [
      ...options.map((each) => comparison(setup(context, each, allPairs()))),
      ...options.slice(0, 1).map((each) => {
        const mined = setup(context, each, pairMargin({ positiveMargin, negativeMargin }));
        return comparison({
          ...mined,
          name: `${mined.name}, mined pairs`,
          peer: { ...mined.peer, miner: minedPairs },
          differs: differs ?? whereNoneIsMined,
        });
      }),
    ],
  };
}

const marginAndScale = { margin: "margin", scale: "scale" };

const p2sGradParity: ParityPart = {
  part: "p2s-grad",
  setups: (context) => [
    comparison({
      name: "all pairs",
      parts: { distance: euclidean(), miner: allPairs(), loss: p2sGrad({}, context) },
      peer: {
        loss: {
          class: "losses.P2SGradLoss",
          arguments: { num_classes: context.classes, descriptors_dim: context.dimensions },
        },
      },
      weights: { "loss.proxies": { peer: "weight", transposed: true } },
      gradientsDiffer: {
        of: "weights",
        why: "there proxies are scaled to length 1 outside the gradient",
      },
    }),
  ],
};

export const classLossesParity: readonly ParityPart[] = [
  p2sGradParity,
  classLossParity({
    part: "normalized-softmax",
    create: normalizedSoftmax,
    options: [{ temperature: 0.05 }, { temperature: 0.5 }],
    peer: "NormalizedSoftmaxLoss",
    named: { temperature: "temperature" },
    weights: ["proxies", "W", true],
  }),
  classLossParity({
    part: "cos-face",
    create: cosFace,
    options: [{ margin: 0.35, scale: 64 }, { margin: 0.1, scale: 8 }],
    peer: "CosFaceLoss",
    named: marginAndScale,
    weights: ["proxies", "W", true],
  }),
  classLossParity({
    part: "arc-face",
    create: arcFace,
    options: [{ margin: 28.6, scale: 64 }, { margin: 100, scale: 8 }],
    peer: "ArcFaceLoss",
    named: marginAndScale,
    weights: ["proxies", "W", true],
  }),
  classLossParity({
    part: "sub-center-arc-face",
    create: subCenterArcFace,
    options: [{ margin: 28.6, scale: 64, subCenters: 3 }, { margin: 10, scale: 8, subCenters: 2 }],
    peer: "SubCenterArcFaceLoss",
    named: { ...marginAndScale, subCenters: "sub_centers" },
    weights: ["centers", "W", true],
  }),
  classLossParity({
    part: "large-margin-softmax",
    create: largeMarginSoftmax,
    options: [{ margin: 4, scale: 1 }, { margin: 2, scale: 0.5 }],
    peer: "LargeMarginSoftmaxLoss",
    named: marginAndScale,
    weights: ["proxies", "W", true],
  }),
  classLossParity({
    part: "sphere-face",
    create: sphereFace,
    options: [{ margin: 4, scale: 1 }, { margin: 3, scale: 5 }],
    peer: "SphereFaceLoss",
    named: marginAndScale,
    weights: ["proxies", "W", true],
  }),
  classLossParity({
    part: "proxy-nca",
    create: proxyNca,
    options: [{ scale: 1 }, { scale: 9 }],
    peer: "ProxyNCALoss",
    named: { scale: "softmax_scale" },
    weights: ["proxies", "proxies", false],
  }),
  classLossParity({
    part: "proxy-anchor",
    create: proxyAnchor,
    options: [{ margin: 0.1, alpha: 32 }, { margin: 0.3, alpha: 4 }],
    peer: "ProxyAnchorLoss",
    named: { margin: "margin", alpha: "alpha" },
    weights: ["proxies", "proxies", false],
    differs: () => "a row of weight w adds e^(w − 1) of what it would there, and w of it here",
  }),
  classLossParity({
    part: "soft-triple",
    create: softTriple,
    options: [
      { centersPerClass: 10, scale: 20, gamma: 0.1, margin: 0.01 },
      { centersPerClass: 2, scale: 5, gamma: 0.5, margin: 0.2 },
    ],
    peer: "SoftTripleLoss",
    named: {
      centersPerClass: "centers_per_class",
      scale: "la",
      gamma: "gamma",
      margin: "margin",
    },
    weights: ["centers", "fc", true],
  }),
];
