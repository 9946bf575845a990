/** Losses of a term's tuples, one by one, and what they weigh if not 1. */
export interface OracleTerm {
  readonly losses: readonly number[];
  readonly weights?: readonly number[];
  /** What the paper divides by, if it is no count of tuples. */
  readonly divisor?: number;
}

/** Terms by name; a plain list weighs 1 each. */
export type OracleTerms = Readonly<Record<string, OracleTerm | readonly number[]>>;

/** Below this, float32 has no normal number: a loss of the engine is 0 there. */
const SMALLEST = 2 ** -126;

const add = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const over = (total: number, count: number) => count === 0 ? 0 : total / count;

function total({ losses, weights }: OracleTerm): number {
  return add(losses.map((loss, index) => loss === 0 ? 0 : loss * (weights?.[index] ?? 1)));
}

function count({ losses, weights }: OracleTerm, counts: (loss: number) => boolean): number {
  return add(losses.map((loss, index) => counts(loss) ? weights?.[index] ?? 1 : 0));
}

/** How an oracle reduces, by the name of the part. */
export const reductions = {
  sum: total,
  mean: (term: OracleTerm) => over(total(term), count(term, () => true)),
  "mean-of-non-zero": (term: OracleTerm) => over(total(term), count(term, (x) => x > SMALLEST)),
  divisor: (term: OracleTerm) => over(total(term), term.divisor ?? NaN),
} as const;

export type Reduction = keyof typeof reductions;

/** Terms are reduced one by one, then added. */
export function reduced(terms: OracleTerms, reduction: Reduction): number {
  return add(
    Object.values(terms).map((term) =>
      reductions[reduction](Array.isArray(term) ? { losses: term } : term as OracleTerm)
    ),
  );
}
