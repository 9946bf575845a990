import {
  clipByValue,
  exp,
  isFinite,
  less,
  log,
  logicalAnd,
  max,
  maximum,
  mul,
  type Scalar,
  square,
  sub,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";

/** Nearest to 1 that d²/4 may come, so that its logarithm has an end: d = 2 − 2e-6. */
const OPPOSITE = 1 - 1e-6;

/**
 * 1 / q(d) of distances between points on a sphere, divided by each row's largest; 0 where d is not below
 * `nonzeroLossCutoff` or not finite. Distances below the cutoff weigh as at the cutoff.
 *
 * @param squared Euclidean d², `[rows, columns]`.
 */
export function inverseDensity(
  squared: Tensor2D,
  dimensions: number,
  { cutoff, nonzeroLossCutoff }: { readonly cutoff: Scalar; readonly nonzeroLossCutoff: Scalar },
): Tensor2D {
  const drawable = logicalAnd(isFinite(squared), less(squared, square(nonzeroLossCutoff)));
  const d2 = maximum(where(drawable, squared, 1), square(cutoff));
  const logarithm: Tensor2D = sub(
    mul(log(d2), (2 - dimensions) / 2),
    mul(log(sub(1, clipByValue(mul(d2, 0.25), 0, OPPOSITE))), (dimensions - 3) / 2),
  );
  const largest = max(where(drawable, logarithm, -Infinity), 1, true);
  return where(drawable, exp(sub(logarithm, where(isFinite(largest), largest, 0))), 0);
}
