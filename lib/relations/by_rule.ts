import {
  gather,
  greaterEqual,
  maximum,
  scalar,
  type Tensor1D,
  type Tensor2D,
  tensor2d,
} from "../tensor/mod.ts";
import { amongKnown } from "./_among_known.ts";
import { exceptSelf } from "./_except_self.ts";
import type { PairLabel } from "./pair_label.ts";
import type { Relate } from "./relation.ts";

/** What a rule says of two classes: a word, or the weights themselves, each in [0, 1]. */
export type Verdict = PairLabel | { readonly positive: number; readonly negative: number };

export interface RuleOptions {
  /** Labels are 0 to classes − 1. */
  readonly classes: number;
  /** What a row of one class is to a row of another, or of the same. Called once for each two classes. */
  readonly rule: (anchor: number, reference: number) => Verdict;
}

const weights = {
  same: { positive: 1, negative: 0 },
  different: { positive: 0, negative: 1 },
  ignore: { positive: 0, negative: 0 },
} as const;

/**
 * Any relation between classes that a function can tell: neighbouring ages as half positive, look-alike
 * classes left out, one direction only. The function is called while the relation is made, classes² times,
 * and tabulated, so that it costs nothing in the step.
 *
 * Labels are int32 `[rows]`; a row of label −1 is ignored, and so is a row with itself. What a table of
 * classes cannot tell, a function over tensors can: any `Relate` serves an objective.
 *
 * @throws {RangeError} If `classes` is no whole number from 1, or a weight lies outside [0, 1].
 *
 * @example Neighbours are half positive
 * ```ts
 * import { byRule } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const relate = byRule({
 *   classes: 3,
 *   rule: (a, b) => a === b ? "same" : Math.abs(a - b) > 1 ? "different" : { positive: 0.5, negative: 0 },
 * });
 * const { positive, negative } = relate(tensor1d([0, 0, 1, 2], "int32"));
 * assertEquals((await positive.array())[0], [0, 1, 0.5, 0]);
 * assertEquals((await negative.array())[0], [0, 0, 0, 1]);
 * ```
 */
export function byRule({ classes, rule }: RuleOptions): Relate<Tensor1D> {
  if (!Number.isInteger(classes) || classes < 1) {
    throw new RangeError(
      `Cannot relate by a rule: classes must be a whole number ≥ 1, found ${classes}`,
    );
  }
  const verdicts = Array.from(
    { length: classes },
    (_, anchor) =>
      Array.from({ length: classes }, (_, reference) => {
        const verdict = rule(anchor, reference);
        return checked(typeof verdict === "string" ? weights[verdict] : verdict, anchor, reference);
      }),
  );
  const tabulated = (kind: "positive" | "negative") =>
    verdicts.map((row) => row.map((verdict) => verdict[kind]));
  const tables = { positive: tabulated("positive"), negative: tabulated("negative") };

  return (anchors, references) => {
    const others = references ?? anchors;
    const lookUp = (table: number[][]): Tensor2D => {
      const rows = gather<Tensor2D>(tensor2d(table), indices(anchors));
      return gather(rows, indices(others), { axis: 1 });
    };
    const relation = amongKnown(
      { positive: lookUp(tables.positive), negative: lookUp(tables.negative) },
      greaterEqual(anchors, 0),
      greaterEqual(others, 0),
    );
    return references === undefined ? exceptSelf(relation) : relation;
  };
}

/** Any class at all in place of −1: its verdict is dropped. */
function indices(labels: Tensor1D): Tensor1D {
  return maximum(labels, scalar(0, "int32"));
}

function checked(verdict: Exclude<Verdict, string>, anchor: number, reference: number) {
  const { positive, negative } = verdict;
  if ([positive, negative].every((weight) => weight >= 0 && weight <= 1)) return verdict;
  throw new RangeError(
    `Cannot relate by a rule: weights must be in [0, 1], found positive ${positive} and ` +
      `negative ${negative} for classes ${anchor} and ${reference}`,
  );
}
