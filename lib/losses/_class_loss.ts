import type { ParameterSpec } from "../encoders/mod.ts";
import type { ScoreKind } from "../distances/mod.ts";
import type { Pairs } from "../miners/mod.ts";
import { mul, sum, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import { classTargets } from "./_class_targets.ts";
import type { Loss, LossInputs } from "./loss.ts";
import { rowWeights } from "./_row_weights.ts";

export interface ClassLoss<Numbers extends string> {
  readonly classes: number;
  readonly numbers: Readonly<Record<Numbers, number>>;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /**
   * The loss of each row, `[rows]`.
   *
   * @param target 1 at each row's class, `[rows, classes]`: all 0 for a row of no class, whose loss must be
   * finite and counts nothing.
   */
  rowLosses(inputs: LossInputs<Pairs, ScoreKind, Numbers>, target: Tensor2D): Tensor1D;
}

/** A loss that compares rows with weights of its own: one term, `rows`, each row's loss times its weight. */
export function classLoss<Numbers extends string>(
  { classes, numbers, parameters, rowLosses }: ClassLoss<Numbers>,
): Loss<Pairs, ScoreKind, Numbers> {
  return {
    accepts: ["distance", "similarity"],
    selects: ["pairs"],
    numbers,
    usualReducer: "mean",
    classes,
    parameters,
    terms(inputs) {
      const target = classTargets(inputs.anchors.labels, classes);
      const values = mul(rowLosses(inputs, target), rowWeights(inputs));
      return { rows: { kind: "tuples", values, counts: sum(target, 1) } };
    },
  };
}
