import type { ScoreForm, Scores } from "../distances/mod.ts";

/**
 * For losses whose formula holds for one form of scores only.
 *
 * @throws {TypeError} If the scores have another form.
 */
export function checkForm({ form }: Scores, expected: ScoreForm, loss: string): void {
  if (form === expected) return;
  throw new TypeError(
    `Cannot compute ${loss}: the scores must be ${expected}, found ${form}; ` +
      `choose the distance ${expected}`,
  );
}
