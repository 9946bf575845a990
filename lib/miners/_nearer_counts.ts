import type { Relation } from "../relations/mod.ts";
import {
  add,
  cast,
  ceil,
  cumsum,
  div,
  equal,
  expandDims,
  floor,
  isFinite,
  logicalAnd,
  lowerBound,
  max,
  mul,
  neg,
  range,
  reshape,
  rowHistograms,
  type Scalar,
  scan,
  slice,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  topk,
  unsortedSegmentSum,
  upperBound,
  where,
  zerosLike,
} from "../tensor/mod.ts";

/** A negative is nearer than a positive if d(a,n) < d(a,p) + shift; or ≤, where `orEqual`. */
export interface Bound {
  readonly shift: Scalar;
  readonly orEqual: boolean;
}

/** Who is nearer than whom under one bound, both `[anchors, references]`; 0 outside of the masks. */
export interface NearerCounts {
  /** Negatives that are nearer than this positive. */
  readonly positive: Tensor2D;
  /** Positives that this negative is nearer than. */
  readonly negative: Tensor2D;
}

/** Positives of an anchor that are sorted at once: an eighth of the references, which is all of eight even classes. */
const PARTS = 8;

/** Fewer than this are not worth a turn of their own. */
const FEWEST = 64;

/**
 * Counts for each bound. A part of each anchor's positives is sorted at a time, and every distance looked up
 * among these thresholds; a histogram of where negatives come to lie, summed up, says how many lie below
 * each. Sorting the negatives instead would take three times as long.
 *
 * @param distances `[anchors, references]`
 * @param relation masks of 1 and 0
 */
export function nearerCounts(
  distances: Tensor2D,
  { positive, negative }: Relation,
  bounds: readonly Bound[],
): NearerCounts[] {
  const [, references] = distances.shape;
  const width = Math.min(references, Math.max(FEWEST, Math.ceil(references / PARTS)));
  const part = floor(div(sub(cumsum(positive, 1), 1), width));
  const nothing = zerosLike(distances);

  const step = (counts: NearerCounts[], index: Scalar) => {
    const inPart = logicalAnd(cast(positive, "bool"), equal(part, index));
    const size: Tensor2D = sum(cast(inPart, "float32"), 1, true);
    const nearest = topk(neg(where(inPart, distances, Infinity)), width, true);
    const sorted = neg(nearest.values) as Tensor2D;
    const state = bounds.map(({ shift, orEqual }, place) => {
      const thresholds: Tensor2D = add(sorted, shift);
      const passed = (orEqual ? lowerBound : upperBound)(thresholds, distances);
      const below = cumsum(rowHistograms(passed, negative, width + 1), 1);
      const ofSorted: Tensor2D = where(
        isFinite(sorted),
        slice(below, [0, 0], sorted.shape) as Tensor2D,
        0,
      );
      return {
        positive: add<Tensor2D>(
          counts[place]!.positive,
          backToColumns(ofSorted, nearest.indices as Tensor2D, references),
        ),
        negative: add<Tensor2D>(counts[place]!.negative, mul(negative, sub(size, passed))),
      };
    });
    return { state, output: {} };
  };

  const first = bounds.map((): NearerCounts => ({ positive: nothing, negative: nothing }));
  const parts = range(0, Math.ceil(references / width));
  const steps: Scalar = cast(ceil(div(max(sum(positive, 1)), width)), "int32");
  return scan(step, first, parts, { steps }).state;
}

/** Puts each value at its column of a row of zeros. */
function backToColumns(values: Tensor2D, columns: Tensor2D, width: number): Tensor2D {
  const [rows] = values.shape;
  const starts = expandDims(range(0, rows * width, width, "int32"), 1);
  const cells = reshape(add(columns, starts), [-1]) as Tensor1D;
  return reshape(unsortedSegmentSum(reshape(values, [-1]), cells, rows * width), [rows, width]);
}
