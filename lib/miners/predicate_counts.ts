import {
  add,
  cast,
  concat,
  expandDims,
  less,
  mul,
  reshape,
  type Scalar,
  slice,
  stopGradient,
  sum,
  type Tensor2D,
  type Tensor3D,
  tidy,
} from "../tensor/mod.ts";
import type { Pairs, Predicate } from "./selection.ts";

/** Triplets held at once: 2²⁰ float32 are 4 MiB, and a rule holds a few of these. */
const BLOCK = 2 ** 20;

/**
 * In how many triplets of a rule each pair takes part: an (anchor, positive) counts the negatives that the
 * rule admits with it, an (anchor, negative) the positives. A block of anchors is evaluated at a time, so
 * that memory grows with the square of the batch, not its cube.
 *
 * @param distances What the rule is about, `[anchors, references]`. No gradient goes through it.
 * @param violatedBy A margin: counts those triplets only that have d(a,n) < d(a,p) + margin.
 */
export function predicateCounts(
  { positive, negative, amongReferences, holds }: Predicate,
  distances: Tensor2D,
  violatedBy?: Scalar,
): Pairs {
  const d = stopGradient(distances);
  const among = expandDims(stopGradient(amongReferences ?? d), 0) as Tensor3D;
  const [anchors, references] = d.shape;
  const size = Math.max(1, Math.floor(BLOCK / references ** 2));
  const positives: Tensor2D[] = [];
  const negatives: Tensor2D[] = [];
  for (let start = 0; start < anchors; start += size) {
    const rows = Math.min(size, anchors - start);
    const perPositive = (x: Tensor2D): Tensor3D =>
      reshape(slice(x, start, rows), [rows, references, 1]);
    const perNegative = (x: Tensor2D): Tensor3D =>
      reshape(slice(x, start, rows), [rows, 1, references]);
    const [ofPositive, ofNegative] = tidy(() => {
      const [ap, an] = [perPositive(d), perNegative(d)];
      const admitted = mul(
        holds(ap, an, among),
        mul(perPositive(positive), perNegative(negative)),
      );
      const counted = violatedBy === undefined
        ? admitted
        : mul(admitted, cast(less(an, add(ap, violatedBy)), "float32"));
      return [sum(counted, 2), sum(counted, 1)] as [Tensor2D, Tensor2D];
    });
    positives.push(ofPositive);
    negatives.push(ofNegative);
  }
  return { kind: "pairs", positive: concat(positives, 0), negative: concat(negatives, 0) };
}
