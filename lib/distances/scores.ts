import type { Tensor2D } from "../tensor/mod.ts";

/** Distance: smaller is closer. Similarity: larger is closer. */
export type ScoreKind = "distance" | "similarity";

/** How a score is computed from two embeddings, or from another score. */
export type ScoreForm =
  | "euclidean"
  | "squared-euclidean"
  | "lp"
  | "signal-to-noise"
  | "cosine"
  | "dot"
  | "chord"
  | "angle"
  | "one-minus"
  | "negative";

/** Scores of every (query, reference) pair. The kind is part of the type: mixing them does not compile. */
export interface Scores<Kind extends ScoreKind = ScoreKind> {
  readonly kind: Kind;
  readonly form: ScoreForm;
  /** Smallest and largest value that can occur; an infinite end is open. */
  readonly range: readonly [smallest: number, largest: number];
  /** `[queries, references]` */
  readonly matrix: Tensor2D;
}
