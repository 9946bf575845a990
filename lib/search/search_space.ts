/** What a choice may hold. */
export type SearchValue = string | number | boolean | null;

/** Any number from `low` to `high`, both included; with `log`, each factor alike, and `low` > 0. */
export interface FloatDimension {
  readonly kind: "float";
  readonly low: number;
  readonly high: number;
  readonly log?: boolean;
}

/** Any whole number from `low` to `high`, both included; with `log`, each factor alike, and `low` ≥ 1. */
export interface IntDimension {
  readonly kind: "int";
  readonly low: number;
  readonly high: number;
  readonly log?: boolean;
}

/** One of some values without an order, each as likely; values that have one are better an int. */
export interface ChoiceDimension {
  readonly kind: "choice";
  readonly values: readonly SearchValue[];
}

export type SearchDimension = FloatDimension | IntDimension | ChoiceDimension;

/**
 * What may be varied, by config path such as `"loss.margin"`. The order of the paths is of no
 * consequence.
 */
export type SearchSpace = Readonly<Record<string, SearchDimension>>;

/** One value for each path of a space. */
export type SearchPoint = Readonly<Record<string, SearchValue>>;
