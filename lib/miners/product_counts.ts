import {
  add,
  cast,
  lowerBound,
  maximum,
  minimum,
  mul,
  type Scalar,
  stopGradient,
  sub,
  sum,
  type Tensor2D,
  upperBound,
  zerosLike,
} from "../tensor/mod.ts";
import { nearestFirst } from "./_nearest_first.ts";
import type { Pairs, Product } from "./selection.ts";

/**
 * In how many triplets of a product each pair takes part: an (anchor, positive) counts the negatives in
 * its window, an (anchor, negative) the positives in whose window it lies. No triplet is enumerated: each
 * anchor's distances are sorted, and the window's ends looked up.
 *
 * @param distances What the window is measured in, `[anchors, references]`. No gradient goes through it.
 * @returns Counts a pair. Given `violatedBy`, a margin, of those triplets only that have
 * d(a,n) < d(a,p) + margin.
 */
export function productCounts(
  { positive, negative, window }: Product,
  distances: Tensor2D,
): (violatedBy?: Scalar) => Pairs {
  const d = stopGradient(distances);
  const negatives = nearestFirst(d, negative).distances;
  const positives = nearestFirst(d, positive).distances;
  const none = cast(zerosLike(d), "int32");
  const { above, atMost } = window;

  return (violatedBy) => {
    // Both directions compare the same rounded sums, so that a tie falls to the same side in both.
    const after = (bound: Scalar): Tensor2D => add(d, bound);
    const sorted = (bound: Scalar): Tensor2D => add(positives, bound);
    const all = (mask: Tensor2D): Tensor2D => cast(sum(mask, 1, true), "int32");

    const tooNear = above ? upperBound(negatives, after(above)) : none;
    const near = atMost ? upperBound(negatives, after(atMost)) : all(negative);
    const violating = violatedBy ? lowerBound(negatives, after(violatedBy)) : near;

    const opened = above ? lowerBound(sorted(above), d) : all(positive);
    const closed = atMost ? lowerBound(sorted(atMost), d) : none;
    const satisfied = violatedBy ? upperBound(sorted(violatedBy), d) : closed;

    return {
      kind: "pairs",
      positive: mul(positive, between(tooNear, minimum(near, violating))),
      negative: mul(negative, between(maximum(closed, satisfied), opened)),
    };
  };
}

/** How many places lie from one to the other, as float32; none where the second comes first. */
function between(first: Tensor2D, second: Tensor2D): Tensor2D {
  return cast(maximum(sub(second, first), 0), "float32");
}
