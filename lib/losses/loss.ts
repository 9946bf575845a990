import type { ScoreKind, Scores } from "../distances/mod.ts";
import type { Selection } from "../miners/mod.ts";
import type { Scalar, Tensor } from "../tensor/mod.ts";

/** One loss a tuple, and how often the miner chose that tuple. Both have the same shape. */
export interface TupleTerm {
  readonly kind: "tuples";
  readonly values: Tensor;
  readonly counts: Tensor;
}

/** A closed form's result: no tuple was enumerated, so there is nothing to reduce but these. */
export interface SummedTerm {
  readonly kind: "summed";
  /** Σ count · loss; the only one that carries a gradient. */
  readonly total: Scalar;
  /** Σ count */
  readonly count: Scalar;
  /** Σ count · [loss > 0] */
  readonly active: Scalar;
}

export type LossTerm = TupleTerm | SummedTerm;

/** Unreduced terms by name, e.g. `{ positive, negative }`: each is reduced alone, then they are added. */
export type LossTerms = Readonly<Record<string, LossTerm>>;

export interface LossInputs<
  Chosen extends Selection,
  Kind extends ScoreKind,
  Numbers extends string = string,
> {
  readonly scores: Scores<Kind>;
  readonly selection: Chosen;
  readonly numbers: Readonly<Record<Numbers, Scalar>>;
}

/** Measures how badly the scores of the selected tuples are ordered or placed. */
export interface Loss<
  Chosen extends Selection = Selection,
  Kind extends ScoreKind = ScoreKind,
  Numbers extends string = string,
> {
  readonly accepts: Kind;
  readonly selects: readonly Chosen["kind"][];
  /** Numbers that vary in a sweep, e.g. `{ margin: 0.2 }`; they reach `terms` as scalars. */
  readonly numbers: Readonly<Record<Numbers, number>>;
  terms(inputs: LossInputs<Chosen, Kind, Numbers>): LossTerms;
}
