import {
  atPositives,
  type PositiveTurn,
  scanPositives,
  scoreOfPositive,
} from "../relations/mod.ts";
import {
  add,
  cast,
  less,
  mul,
  type Scalar,
  sum,
  type Tensor1D,
  type Tensor2D,
  withoutGradient,
  zerosLike,
} from "../tensor/mod.ts";
import { admittedNegatives } from "./admitted_negatives.ts";
import type { Pairs, Predicate } from "./selection.ts";

/**
 * In how many triplets of a rule each pair takes part: an (anchor, positive) counts the negatives that the
 * rule admits with it, an (anchor, negative) the positives. One positive of every anchor is looked at at a
 * time, so that memory grows with the square of the batch, not its cube.
 *
 * @param distances What the rule is about, `[anchors, references]`. No gradient goes through it.
 * @param violatedBy A margin: counts those triplets only that have d(a,n) < d(a,p) + margin.
 */
export function predicateCounts(
  selection: Predicate,
  distances: Tensor2D,
  violatedBy?: Scalar,
): Pairs {
  const { positive } = selection;
  return withoutGradient(() => {
    const { mask, constants } = admittedNegatives(selection, distances);
    const step = (negative: Tensor2D, turn: PositiveTurn) => {
      const admitted = mask(turn, constants);
      const counted = violatedBy === undefined
        ? admitted
        : mul(admitted, nearer(distances, add(scoreOfPositive(distances, turn), violatedBy)));
      const output: Tensor1D = sum(counted, 1);
      return { state: add<Tensor2D>(negative, counted), output };
    };
    const { state: negative, outputs } = scanPositives(positive, step, zerosLike(distances));
    return { kind: "pairs", positive: atPositives(outputs as Tensor2D, positive), negative };
  });
}

function nearer(distances: Tensor2D, bound: Tensor2D): Tensor2D {
  return cast(less(distances, bound), "float32");
}
