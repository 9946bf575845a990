import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  cast,
  greater,
  greaterEqual,
  less,
  lessEqual,
  max,
  mul,
  stopGradient,
  sum,
  type Tensor2D,
} from "../tensor/mod.ts";
import { batchEasyHardOptions } from "./_batch_easy_hard_options.ts";
import { pickFarthest, pickNearest } from "./_pick_extreme.ts";
import type { Miner } from "./miner.ts";
import type { Pairs } from "./selection.ts";

/**
 * One positive and one negative an anchor, each the easiest, the hardest or the semi-hard one, or all of
 * them; gives pairs. Where neither side is `all`, an anchor that lacks either has no pair. Of equally far
 * ones the first row is taken.
 *
 * With both `hard` these are the pairs of `batchHard`'s triplets.
 *
 * Agrees with pytorch-metric-learning's `BatchEasyHardMiner`, but that its ranges bind under `all` too, where
 * the reference ignores them. They are about distances: 1 − s where the loss takes cosines.
 *
 * Reference: Xuan, Stylianou, Pless, "Improved Embeddings with Easy Positive Triplet Mining", 2020,
 * sections 3.2 and 3.3.
 *
 * @example The nearest positive, and the nearest negative beyond it
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { batchEasyHard, listPairs } from "@marginalia/marginalia/miners";
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const scores = euclidean().score(tensor2d([[0], [1], [3], [0.5], [-1.5], [-4]]));
 * const relation = byClass(tensor1d([0, 0, 0, 1, 2, 3], "int32"));
 * const pairs = batchEasyHard().mine({ scores, relation, numbers: {} });
 * const listed = (await listPairs(pairs)).filter(({ anchor }) => anchor === 0);
 * assertEquals(listed.map(({ reference }) => reference), [1, 4]);
 * ```
 */
export const batchEasyHard = definePart({
  name: "batch-easy-hard",
  options: batchEasyHardOptions,
  create(options): Miner<Pairs, never> {
    const { positives, negatives } = options;
    return {
      selects: "pairs",
      numbers: {},
      mine({ scores, relation }) {
        const distances = stopGradient(scores.matrix);
        const allowed = masks(relation);
        const { nearestPositive, farthestPositive, nearestNegative, farthestNegative } = options;
        const chosen = choose(distances, {
          positive: between(distances, allowed.positive, nearestPositive, farthestPositive),
          negative: between(distances, allowed.negative, nearestNegative, farthestNegative),
        }, { positives, negatives });
        return {
          kind: "pairs",
          positive: mul(relation.positive, chosen.positive),
          negative: mul(relation.negative, chosen.negative),
        };
      },
    };
  },
});

type Strategy = "easy" | "semi-hard" | "hard" | "all";

interface Sides {
  /** 1 where the reference may be taken as a positive, `[anchors, references]`. */
  readonly positive: Tensor2D;
  /** As `positive`. */
  readonly negative: Tensor2D;
}

function choose(
  distances: Tensor2D,
  { positive, negative }: Sides,
  { positives, negatives }: { readonly positives: Strategy; readonly negatives: Strategy },
): Sides {
  const distanceTo = (chosen: Tensor2D): Tensor2D => sum(mul(chosen, distances), 1, true);
  const takePositive = (among: Tensor2D) =>
    positives === "all"
      ? among
      : (positives === "easy" ? pickNearest : pickFarthest)(distances, among);
  const takeNegative = (among: Tensor2D) =>
    negatives === "all"
      ? among
      : (negatives === "easy" ? pickFarthest : pickNearest)(distances, among);

  if (positives === "semi-hard") {
    const taken = takeNegative(negative);
    const nearer = cast(less(distances, distanceTo(taken)), "float32");
    return ofFullAnchors({ positive: takePositive(mul(positive, nearer)), negative: taken });
  }
  if (negatives === "semi-hard") {
    const taken = takePositive(positive);
    const farther = cast(greater(distances, distanceTo(taken)), "float32");
    return ofFullAnchors({ positive: taken, negative: takeNegative(mul(negative, farther)) });
  }
  const chosen = { positive: takePositive(positive), negative: takeNegative(negative) };
  return positives === "all" || negatives === "all" ? chosen : ofFullAnchors(chosen);
}

/** Leaves out anchors that have no positive, or no negative. */
function ofFullAnchors({ positive, negative }: Sides): Sides {
  const full: Tensor2D = mul(max(positive, 1, true), max(negative, 1, true));
  return { positive: mul(positive, full), negative: mul(negative, full) };
}

function between(
  distances: Tensor2D,
  mask: Tensor2D,
  nearest = -Infinity,
  farthest = Infinity,
): Tensor2D {
  const far = cast(greaterEqual(distances, nearest), "float32");
  const near = cast(lessEqual(distances, farthest), "float32");
  return mul(mask, mul(far, near));
}
