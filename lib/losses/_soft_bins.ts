import {
  add,
  cast,
  clipByValue,
  div,
  floor,
  mul,
  rowHistograms,
  scalar,
  stopGradient,
  sub,
  type Tensor2D,
} from "../tensor/mod.ts";

/**
 * Histograms of rows whose bins are triangles around `bins` + 1 evenly spaced edges: a value falls to the
 * two edges around it, to each the more the nearer, so that the histogram has a gradient.
 */
export interface SoftBins {
  /** `[rows, bins + 1]` */
  histogram(weights: Tensor2D): Tensor2D;
}

/** @param values `[rows, n]`, from `least` to `greatest` */
export function softBins(
  values: Tensor2D,
  { least, greatest, bins }: { least: number; greatest: number; bins: number },
): SoftBins {
  const place: Tensor2D = div(sub(values, least), (greatest - least) / bins);
  const lower: Tensor2D = clipByValue<Tensor2D>(floor(stopGradient(place)), 0, bins - 1);
  const ofUpper: Tensor2D = clipByValue(sub(place, lower), 0, 1);
  const first: Tensor2D = cast(lower, "int32");
  const second: Tensor2D = add(first, scalar(1, "int32"));
  return {
    histogram: (weights) =>
      add(
        rowHistograms(first, mul(weights, sub(1, ofUpper)), bins + 1),
        rowHistograms(second, mul(weights, ofUpper), bins + 1),
      ),
  };
}
