import {
  minimum,
  mul,
  relu,
  type Scalar,
  sub,
  sum,
  type Tensor2D,
  withoutGradient,
} from "../tensor/mod.ts";
import { type Bound, type NearerCounts, nearerCounts } from "./_nearer_counts.ts";
import type { Pairs, Product } from "./selection.ts";

/**
 * In how many triplets of a product each pair takes part: an (anchor, positive) counts the negatives in
 * its window, an (anchor, negative) the positives in whose window it lies. No triplet is enumerated: each
 * anchor's positives are sorted, and its negatives looked up among them.
 *
 * @param distances What the window is measured in, `[anchors, references]`. No gradient goes through it.
 * @param violatedBy A margin: counts those triplets only that have d(a,n) < d(a,p) + margin.
 */
export function productCounts(
  { positive, negative, window: { above, atMost } }: Product,
  distances: Tensor2D,
  violatedBy?: Scalar,
): Pairs {
  return withoutGradient(() => {
    const inner = above && { shift: above, orEqual: true };
    const outer: Bound[] = [];
    if (atMost) outer.push({ shift: atMost, orEqual: true });
    if (violatedBy) outer.push({ shift: violatedBy, orEqual: false });
    const bounds = inner ? [inner, ...outer] : outer;

    const counts = bounds.length === 0
      ? []
      : nearerCounts(distances, { positive, negative }, bounds);
    const [first, ...rest] = counts.slice(inner ? 1 : 0);
    const within = rest.reduce(fewer, first ?? everyTriplet(positive, negative));
    const tooNear = inner && counts[0];
    return {
      kind: "pairs",
      positive: tooNear ? relu(sub(within.positive, tooNear.positive)) : within.positive,
      negative: tooNear ? relu(sub(within.negative, tooNear.negative)) : within.negative,
    };
  });
}

function everyTriplet(positive: Tensor2D, negative: Tensor2D): NearerCounts {
  return {
    positive: mul(positive, sum(negative, 1, true)),
    negative: mul(negative, sum(positive, 1, true)),
  };
}

function fewer(one: NearerCounts, other: NearerCounts): NearerCounts {
  return {
    positive: minimum(one.positive, other.positive),
    negative: minimum(one.negative, other.negative),
  };
}
