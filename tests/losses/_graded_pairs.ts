import { total } from "./_anchors.ts";

/** Rows 2i and 2i + 1 with the grade of the first. */
export function gradedPairsOf(
  grades: readonly number[],
): { readonly first: number; readonly second: number; readonly grade: number }[] {
  return grades.flatMap((grade, row) =>
    row % 2 === 0 ? [{ first: row, second: row + 1, grade }] : []
  );
}

/** ln(1 + Σ e^(scale (s_j − s_i))) by two loops; nothing where all grades are equal. */
export function orderLoss(
  pairs: readonly { readonly similarity: number; readonly grade: number }[],
  scale: number,
): number[] {
  const terms = pairs.flatMap((i) =>
    pairs.filter((j) => i.grade > j.grade)
      .map((j) => Math.exp(scale * (j.similarity - i.similarity)))
  );
  return terms.length === 0 ? [] : [Math.log1p(total(terms))];
}
