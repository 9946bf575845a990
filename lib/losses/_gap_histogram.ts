import { admittedNegatives, type Triplets } from "../miners/mod.ts";
import { type PositiveTurn, scanPositives, scoreOfPositive } from "../relations/mod.ts";
import {
  add,
  expandDims,
  reshape,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  withoutGradient,
  zeros,
} from "../tensor/mod.ts";
import { pick } from "./_pick.ts";
import { softBins } from "./_soft_bins.ts";

export interface GapBins {
  readonly least: number;
  readonly greatest: number;
  readonly bins: number;
}

/** How many triplets of a selection have which gap d(a,p) − d(a,n), around `bins` + 1 edges. */
export function gapHistogram(selection: Triplets, distances: Tensor2D, range: GapBins): Tensor1D {
  return withoutGradient(() => {
    if (selection.kind === "table") {
      const { anchor, positive, negative, weight } = selection;
      const gaps = sub(pick(distances, anchor, positive), pick(distances, anchor, negative));
      const { histogram } = softBins(expandDims(gaps, 0) as Tensor2D, range);
      return reshape(histogram(expandDims(weight, 0) as Tensor2D), [-1]) as Tensor1D;
    }
    const { mask, constants } = admittedNegatives(selection, distances);
    const step = (total: Tensor1D, turn: PositiveTurn) => {
      const gaps: Tensor2D = sub(scoreOfPositive(distances, turn), distances);
      const { histogram } = softBins(gaps, range);
      const found: Tensor1D = sum(histogram(mask(turn, constants)), 0);
      return { state: add<Tensor1D>(total, found), output: {} };
    };
    return scanPositives(selection.positive, step, zeros([range.bins + 1]) as Tensor1D).state;
  });
}
