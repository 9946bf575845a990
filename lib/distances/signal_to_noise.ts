import { definePart } from "../parts/mod.ts";
import {
  div,
  greater,
  mean,
  mul,
  square,
  squaredDistances,
  sub,
  sum,
  type Tensor2D,
  where,
  zerosLike,
} from "../tensor/mod.ts";
import { pointDistance, pointDistanceOptions } from "./_point_distance.ts";

/** Below this share of ‖q‖², what is left of a row without its mean is rounding. */
const NO_SIGNAL = 1e-12;

/**
 * Signal-to-noise distance: d = var(q − r) / var(q), the noise's variance over the anchor's, each over an
 * embedding's entries.
 *
 * Range 0 to ∞, and not symmetric: the query is the signal. Adding one number to all entries of an embedding
 * changes nothing. Biased or unbiased variances give the same ratio. A query whose entries are all equal has
 * no signal: its distances are 0, with no gradient.
 *
 * Differs from pytorch-metric-learning's `SNRDistance`: does not normalize unless told to, and has no
 * infinity for a query without signal.
 *
 * Reference: Yuan, Deng, Tang, Tang, Chen, "Signal-to-noise Ratio: A Robust Distance Metric for Deep Metric
 * Learning", 2019, equation 3.
 *
 * @example Noise as strong as the signal, and none
 * ```ts
 * import { signalToNoise } from "@marginalia/marginalia/distances";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { matrix } = signalToNoise().score(tensor2d([[-1, 1]]), tensor2d([[-2, 2], [0, 2]]));
 * assertEquals(await matrix.array(), [[1, 0]]);
 * ```
 */
export const signalToNoise = definePart({
  name: "signal-to-noise",
  options: pointDistanceOptions,
  create: pointDistance({ form: "signal-to-noise", greatest: Infinity, distance }),
});

function distance(queries: Tensor2D, references = queries): Tensor2D {
  const signals = withoutMean(queries);
  const noise = squaredDistances(signals, withoutMean(references));
  const power = sum(square(signals), 1, true);
  const heard = greater(power, mul(sum(square(queries), 1, true), NO_SIGNAL));
  return where(heard, div(noise, where(heard, power, 1)), zerosLike(noise));
}

function withoutMean(rows: Tensor2D): Tensor2D {
  return sub(rows, mean(rows, 1, true));
}
