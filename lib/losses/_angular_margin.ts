import {
  add,
  clipByValue,
  cos,
  customGrad,
  div,
  greater,
  greaterEqual,
  mul,
  neg,
  sin,
  sqrt,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  where,
} from "../tensor/mod.ts";
import { SMALLEST_SINE } from "./_smallest_sine.ts";

/**
 * cos(θ + m) for cosines cos θ, `[rows]`; where θ + m is over 180°, cos θ − m sin m, which goes on falling as
 * θ grows.
 *
 * @param radians m: of all rows, or of each, `[rows]`; from 0 to π.
 */
export function angularMargin(cosines: Tensor1D, radians: Tensor): Tensor1D {
  const beyond: Tensor1D = sub(cosines, mul(radians, sin(radians)));
  const isWithin = greaterEqual(cosines, neg(cos(radians)));
  return where(isWithin, turn(cosines, radians), beyond);
}

/**
 * cos(θ + m) = cos θ cos m − sin θ sin m. Its slope in cos θ, sin(θ + m) / sin θ, has no end at θ = 0 and 180°:
 * there it is cos m, the part that is finite.
 */
function turn(cosines: Tensor1D, radians: Tensor): Tensor1D {
  const [sineOfTurn, cosineOfTurn] = [sin(radians), cos(radians)];
  const turned = customGrad((x, save) => {
    const cosine = clipByValue(x as Tensor1D, -1, 1);
    const sine = sqrt(sub(1, square(cosine)));
    const isKnown = greater(sine, SMALLEST_SINE);
    const cotangent = where(isKnown, div(cosine, where(isKnown, sine, 1)), 0);
    (save as (kept: Tensor[]) => void)([add(cosineOfTurn, mul(cotangent, sineOfTurn))]);
    return {
      value: sub(mul(cosine, cosineOfTurn), mul(sine, sineOfTurn)),
      gradFunc: (dy, [slope]) => mul(dy, slope as Tensor),
    };
  });
  return turned(cosines) as Tensor1D;
}
