/**
 * What a test holds against "no difference": a difference either way, one above 0 (`greater`), or one
 * below (`less`). One-sided tests are for directions that were fixed before the scores were seen.
 */
export type Alternative = "two-sided" | "greater" | "less";

export interface AlternativeOptions {
  /** Default `two-sided`. */
  readonly alternative?: Alternative;
}
