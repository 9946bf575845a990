import { admittedNegatives, type Table, type Triplets } from "../miners/mod.ts";
import {
  add,
  cast,
  greater,
  minimum,
  mul,
  relu,
  type Scalar,
  softplus,
  stopGradient,
  sub,
  sum,
  type Tensor2D,
} from "../tensor/mod.ts";
import type { TupleInputs } from "./loss.ts";
import type { LossTerm } from "./loss_terms.ts";
import { countedTriplets } from "./_counted_triplets.ts";
import { pick } from "./_pick.ts";
import { type PositiveScores, type PositiveSums, sumOverPositives } from "./_sum_over_positives.ts";

export interface TripletRule {
  /** How a violation v = d(a,p) − d(a,n) + margin becomes a loss: [v]₊, or log(1 + eᵛ). */
  readonly form: "hinge" | "softplus";
  /** Takes d(p,n) for d(a,n) where it is smaller. */
  readonly swap: boolean;
  readonly margin: Scalar;
}

interface TripletInputs
  extends Pick<TupleInputs<Triplets, "distance">, "scores" | "selection" | "amongReferences"> {
  /** What windows and rules of the selection are measured in; the scores when left out. */
  readonly measuredIn?: Tensor2D;
}

const shapes = { hinge: relu, softplus } as const;

/** The loss of triplets, whichever way they were chosen. */
export function tripletTerm(
  { scores: { matrix }, selection, amongReferences, measuredIn = matrix }: TripletInputs,
  rule: TripletRule,
): LossTerm {
  const across = rule.swap ? { across: amongReferences?.().matrix ?? matrix } : {};
  if (selection.kind === "table") return listedTriplets(matrix, selection, rule, across);
  const oneMeasure = measuredIn === matrix || isWhole(selection);
  if (rule.form === "hinge" && !rule.swap && oneMeasure) {
    return countedTriplets(matrix, selection, rule.margin);
  }
  const { mask, constants } = admittedNegatives(selection, measuredIn);
  return sumOverPositives({
    positive: selection.positive,
    scores: matrix,
    ...across,
    constants: { ...constants, margin: rule.margin },
    each: (parts, { margin, ...constants }) =>
      tripletsOf(parts, mask(parts, constants), { ...rule, margin: margin as Scalar }),
  });
}

function isWhole(selection: Triplets): boolean {
  return selection.kind === "product" && Object.keys(selection.window).length === 0;
}

function listedTriplets(
  matrix: Tensor2D,
  { anchor, positive, negative, weight }: Table,
  { form, margin }: TripletRule,
  { across }: { readonly across?: Tensor2D },
): LossTerm {
  const fromAnchor = pick(matrix, anchor, negative);
  const nearest = across ? minimum(fromAnchor, pick(across, positive, negative)) : fromAnchor;
  const violation = add(sub(pick(matrix, anchor, positive), nearest), margin);
  return { kind: "tuples", values: shapes[form](violation), counts: weight, anchors: anchor };
}

/** One positive of every anchor with all its admitted negatives. */
function tripletsOf(
  { own, ofAnchor, ofPositive }: PositiveScores,
  admitted: Tensor2D,
  { form, margin }: TripletRule,
): PositiveSums {
  const nearest = ofPositive ? minimum(ofAnchor, ofPositive) : ofAnchor;
  const losses: Tensor2D = shapes[form](add(sub(own, nearest), margin));
  const active = cast(greater(stopGradient(losses), 0), "float32");
  return {
    totals: sum(mul(losses, admitted), 1),
    counts: sum(admitted, 1),
    active: sum(mul(active, admitted), 1),
  };
}
