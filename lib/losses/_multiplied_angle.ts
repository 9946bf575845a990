import {
  acos,
  clipByValue,
  cos,
  customGrad,
  div,
  floor,
  greater,
  mul,
  type Scalar,
  sin,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  where,
} from "../tensor/mod.ts";
import { SMALLEST_SINE } from "./_smallest_sine.ts";

/**
 * ψ(θ) = (−1)^k cos(mθ) − 2k of cosines cos θ, `[rows]`, where k = ⌊mθ/π⌋: cos(mθ), made to fall from 1 at θ = 0 to
 * 1 − 2m at 180°.
 *
 * @param multiple m, a whole number of at least 1.
 */
export function multipliedAngle(cosines: Tensor1D, multiple: Scalar): Tensor1D {
  const multiplied = customGrad((x, save) => {
    const angle = acos(clipByValue(x as Tensor1D, -1, 1));
    const turns = floor(div(mul(angle, multiple), Math.PI));
    const sign = cos(mul(turns, Math.PI));
    const sine = sin(angle);
    const isKnown = greater(sine, SMALLEST_SINE);
    const ratio = div(sin(mul(angle, multiple)), where(isKnown, sine, 1));
    // dψ/d cos θ; m² is its limit at both ends.
    const slope = where(isKnown, mul(mul(sign, multiple), ratio), square(multiple));
    (save as (kept: Tensor[]) => void)([slope]);
    return {
      value: sub(mul(sign, cos(mul(angle, multiple))), mul(turns, 2)),
      gradFunc: (dy, [slope]) => mul(dy, slope as Tensor),
    };
  });
  return multiplied(cosines) as Tensor1D;
}
