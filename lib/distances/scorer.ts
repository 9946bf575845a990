import type { Tensor2D } from "../tensor/mod.ts";
import type { ScoreKind, Scores } from "./scores.ts";

/** Scores every (query, reference) pair of embeddings. */
export interface Scorer<Kind extends ScoreKind = ScoreKind> {
  readonly kind: Kind;
  /**
   * @param queries `[queries, dimensions]`
   * @param references `[references, dimensions]`; the queries themselves when left out.
   * @returns Scores with a matrix `[queries, references]`.
   */
  score(queries: Tensor2D, references?: Tensor2D): Scores<Kind>;
}
