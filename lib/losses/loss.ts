import type { ScoreKind, Scores } from "../distances/mod.ts";
import type { Parameters, ParameterSpec } from "../encoders/mod.ts";
import type { Selection } from "../miners/mod.ts";
import type { Relation } from "../relations/mod.ts";
import type { Scalar, Tensor, Tensor1D, Tensor2D } from "../tensor/mod.ts";
import type { LossTerms } from "./loss_terms.ts";

/** What a loss of tuples looks at: scores, and which of them count. */
export interface TupleInputs<
  Chosen extends Selection,
  Kind extends ScoreKind,
  Numbers extends string = string,
> {
  /** `[anchors, references]`; the references are the anchors themselves, unless the batch meets others. */
  readonly scores: Scores<Kind>;
  readonly selection: Chosen;
  readonly numbers: Readonly<Record<Numbers, Scalar>>;
  /** Scores of the references with each other. Left out, the references are the anchors. */
  readonly amongReferences?: () => Scores<Kind>;
}

/** Rows of embeddings with their labels. */
export interface EmbeddedRows {
  /** `[rows, dimensions]` */
  readonly embeddings: Tensor2D;
  /** A label a row: for most losses a class, int32 `[rows]`. */
  readonly labels: Tensor;
}

/** What a loss may look at beside tuples: the batch itself, weights of its own, and its memory. */
export interface BatchInputs {
  readonly anchors: EmbeddedRows;
  /** The very same object as `anchors` where the batch meets itself. */
  readonly references: EmbeddedRows;
  /** Who is positive and who negative to whom, `[anchors, references]`. */
  readonly relation: Relation;
  /** The loss's own weights, e.g. a proxy a class; they are trained with the encoder's. */
  readonly parameters: Parameters;
  /** What it remembers of earlier steps; no gradient goes through it. */
  readonly memory: Memory;
  /** Where its draws come from, int32 `[2]`: another one each step. */
  readonly seed: Tensor1D;
}

export interface LossInputs<
  Chosen extends Selection,
  Kind extends ScoreKind,
  Numbers extends string = string,
> extends TupleInputs<Chosen, Kind, Numbers>, BatchInputs {}

/** Tensors that a step leaves to the next, by name. */
export type Memory = Readonly<Record<string, Tensor>>;

/** A remembered tensor before the first step: one value throughout. */
export interface MemorySpec {
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32";
  readonly fill: number;
}

/** The reducer that makes a loss what its paper or its reference says. */
export type UsualReducer = "mean" | "mean-of-non-zero" | "sum" | "divisor";

/** What a loss needs to know of the training set and the encoder. */
export interface LossContext {
  /** Classes of the training set: labels are 0 to classes − 1. */
  readonly classes: number;
  /** Length of an embedding. */
  readonly dimensions: number;
  /** Training images of each class, `[classes]`. */
  readonly classSizes?: readonly number[];
}

/** Measures how badly embeddings are ordered or placed. */
export interface Loss<
  Chosen extends Selection = Selection,
  Kind extends ScoreKind = ScoreKind,
  Numbers extends string = string,
> {
  readonly accepts: readonly Kind[];
  readonly selects: readonly Chosen["kind"][];
  /** Numbers that vary in a sweep, e.g. `{ margin: 0.2 }`; they reach `terms` as scalars. */
  readonly numbers: Readonly<Record<Numbers, number>>;
  readonly usualReducer: UsualReducer;
  /** How many classes it has weights for, where it has: labels must be below. */
  readonly classes?: number;
  /** Weights of its own. */
  readonly parameters?: Readonly<Record<string, ParameterSpec>>;
  /** What it remembers from step to step. */
  readonly memory?: Readonly<Record<string, MemorySpec>>;
  terms(inputs: LossInputs<Chosen, Kind, Numbers>): LossTerms;
  /** The memory that the next step finds. Runs without a gradient, on the inputs that `terms` has. */
  remember?(inputs: LossInputs<Chosen, Kind, Numbers>): Memory;
}

/** A loss of tuples alone, whatever the embeddings. */
export interface TupleLoss<
  Chosen extends Selection = Selection,
  Kind extends ScoreKind = ScoreKind,
  Numbers extends string = string,
> extends Loss<Chosen, Kind, Numbers> {
  terms(inputs: TupleInputs<Chosen, Kind, Numbers>): LossTerms;
}
