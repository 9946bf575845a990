import { at, type Rows } from "../distances/_points.ts";
import { isNegative, isPositive, pairsOf, type Triplet } from "../miners/_brute_force.ts";

/** Losses of single tuples, term by term. */
export type Tuples = Readonly<Record<string, readonly number[]>>;

/** Below this, float32 has no normal number: a loss of the engine is 0 there. */
const SMALLEST = 2 ** -126;

/** How an oracle reduces, by the name of the part; terms are reduced one by one, then added. */
export const reductions = {
  sum: (losses: readonly number[]) => losses.reduce((total, loss) => total + loss, 0),
  mean: (losses: readonly number[]) =>
    losses.length === 0 ? 0 : reductions.sum(losses) / losses.length,
  "mean-of-non-zero": (losses: readonly number[]) =>
    reductions.mean(losses.filter((loss) => loss > SMALLEST)),
} as const;

export function reduced(tuples: Tuples, reducer: keyof typeof reductions): number {
  return reductions.sum(Object.values(tuples).map((losses) => reductions[reducer](losses)));
}

export function contrastiveOf(
  d: Rows,
  labels: readonly number[],
  { form, balance, margin, positiveMargin }: {
    form: "squared" | "hinge";
    balance: "separate" | "joint";
    margin: number;
    positiveMargin: number;
  },
): Tuples {
  const shaped = (excess: number) =>
    form === "squared" ? Math.max(0, excess) ** 2 / 2 : Math.max(0, excess);
  const positive = pairsOf(labels, isPositive).map(([a, p]) =>
    shaped(at(d, a, p) - positiveMargin)
  );
  const negative = pairsOf(labels, isNegative).map(([a, n]) => shaped(margin - at(d, a, n)));
  return balance === "separate" ? { positive, negative } : { pairs: [...positive, ...negative] };
}

export function tripletMarginOf(d: Rows, chosen: readonly Triplet[], margin: number): Tuples {
  return {
    triplets: chosen.map(({ anchor, positive, negative }) =>
      Math.max(0, at(d, anchor, positive) - at(d, anchor, negative) + margin)
    ),
  };
}

export function ntXentOf(s: Rows, labels: readonly number[], temperature: number): Tuples {
  return {
    pairs: pairsOf(labels, isPositive).map(([a, p]) => {
      const negatives = labels.map((_, row) => row).filter((row) => isNegative(labels, a, row));
      // 1 + Σ e^((s_n − s_p)/τ), the ratio's inverse: nothing overflows in float64 down to τ = 0.003.
      const others = negatives.map((n) => Math.exp((at(s, a, n) - at(s, a, p)) / temperature));
      return Math.log1p(reductions.sum(others));
    }),
  };
}
