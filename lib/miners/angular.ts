import { z } from "zod";
import { definePart } from "../parts/mod.ts";
import { add, cast, greater, mul, relu, square, sub, tan, type Tensor3D } from "../tensor/mod.ts";
import { masks } from "../relations/mod.ts";
import type { Miner } from "./miner.ts";
import type { Predicate } from "./selection.ts";
import { squaredEuclidean } from "./_squared_euclidean.ts";

const RADIANS_A_DEGREE = Math.PI / 180;

/**
 * Triplets whose negative sees the pair of anchor and positive at too wide an angle:
 * arctan(d(a,p) / (2 d(n,c))) > angle, where c is the middle between anchor and positive.
 *
 * d(n,c)² is ½ d(a,n)² + ½ d(p,n)² − ¼ d(a,p)², so distances are enough; no embedding is looked at.
 * Mining throws a `RangeError` for a form of distance that has no such middle (`angle`).
 *
 * Differs from pytorch-metric-learning's `AngularMiner`, which takes embeddings as they come even where its
 * distance normalizes them; here the distance decides.
 *
 * Reference: Wang, Zhou, Wen, Liu, Lin, "Deep Metric Learning with Angular Loss", 2017, equation 4.
 */
export const angular = definePart({
  name: "angular",
  options: z.strictObject({
    angle: z.number().positive().lt(90).default(20).describe(
      "Widest angle that is left out, in degrees; between 0 and 90; 20 is pytorch-metric-learning's",
    ),
  }),
  create: ({ angle }): Miner<Predicate, "angle"> => ({
    selects: "predicate",
    numbers: { angle },
    mine: ({ scores, relation, numbers, amongReferences }) => ({
      kind: "predicate",
      ...masks(relation),
      ...(amongReferences === undefined ? {} : { amongReferences: amongReferences().matrix }),
      constants: { tangent: tan(mul(numbers.angle, RADIANS_A_DEGREE)) },
      holds: isWide(squaredEuclidean(scores.form, "mine by angle")),
    }),
  }),
});

function isWide(squared: (d: Tensor3D) => Tensor3D): Predicate["holds"] {
  return (anchorPositive, anchorNegative, positiveNegative, { tangent }) => {
    const width = squared(anchorPositive);
    const sides = add(squared(anchorNegative), squared(positiveNegative));
    // Rounding may put a negative that lies between the two at a square below 0.
    const fromMiddle = relu(sub(mul(sides, 0.5), mul(width, 0.25)));
    return cast(greater(width, mul(fromMiddle, mul(square(tangent!), 4))), "float32");
  };
}
