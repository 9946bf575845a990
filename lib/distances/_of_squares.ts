import {
  add,
  customGrad,
  squaredDistances,
  type Tensor,
  type Tensor2D,
  transpose,
} from "../tensor/mod.ts";
import { pullBack } from "./_pull_back.ts";

/** A distance that follows from ‖q − r‖². */
export interface OfSquares {
  value(squared: Tensor2D): Tensor2D;
  /** What each pair's ½‖q − r‖² weighs in the gradient, where the distances' gradient is `dy`. */
  weights(dy: Tensor2D, distances: Tensor2D): Tensor2D;
}

/** Distances of all pairs, `[queries, references]`; without references, of the queries from each other. */
export function ofSquares(
  parts: OfSquares,
): (queries: Tensor2D, references?: Tensor2D) => Tensor2D {
  return (queries, references) =>
    references === undefined
      ? withEachOther(parts, queries)
      : withReferences(parts, queries, references);
}

type Save = (kept: Tensor[]) => void;

function withReferences(
  { value: of, weights }: OfSquares,
  queries: Tensor2D,
  references: Tensor2D,
): Tensor2D {
  const pairwise = customGrad((left, right, save) => {
    const [q, r] = [left as Tensor2D, right as Tensor2D];
    const value = of(squaredDistances(q, r));
    (save as Save)([value, q, r]);
    return {
      value,
      gradFunc(dy, kept) {
        const [d, q, r] = kept as [Tensor2D, Tensor2D, Tensor2D];
        const pulls = weights(dy as Tensor2D, d);
        return [pullBack(pulls, q, r), pullBack(transpose(pulls), r, q)];
      },
    };
  });
  return pairwise(queries, references) as Tensor2D;
}

/** A pair's two distances are the same number, so one product of matrices takes both gradients back. */
function withEachOther({ value: of, weights }: OfSquares, points: Tensor2D): Tensor2D {
  const pairwise = customGrad((x, save) => {
    const value = of(squaredDistances(x as Tensor2D, x as Tensor2D));
    (save as Save)([value, x as Tensor]);
    return {
      value,
      gradFunc(dy, kept) {
        const [d, x] = kept as [Tensor2D, Tensor2D];
        const pulls = weights(add(dy, transpose(dy)) as Tensor2D, d);
        return pullBack(pulls, x, x);
      },
    };
  });
  return pairwise(points) as Tensor2D;
}
