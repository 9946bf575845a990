import type { RankingScores } from "./retrieval_metrics.ts";

/**
 * What the ranking metrics are expected to be when neighbors come in random order, exactly. For a
 * query with R others of its class among M others, with every order as likely as any:
 *
 * - E[precision_at_1] = E[r_precision] = R / M;
 * - E[map_at_r] = 1/R · Σ over i = 1 … R of R/M · (1 + (i - 1) (R - 1)/(M - 1)) / i, since the i-th
 *   neighbor is a hit with probability R/M and then each one before it with (R - 1)/(M - 1);
 * - E[recall_at_k] = 1 - Π over i = 0 … k - 1 of (M - R - i)/(M - i), the chance to miss k times.
 *
 * Means over queries; queries without another image of their class are left out, as they are in
 * `evaluateRetrieval`.
 *
 * @throws {RangeError} when no class has two images
 *
 * @example Two classes of two
 * ```ts
 * import { chanceLevel } from "@marginalia/marginalia/evaluation";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(chanceLevel(Int32Array.of(0, 0, 1, 1)).map_at_r, 1 / 3);
 * ```
 */
export function chanceLevel(
  labels: Int32Array,
  { recallAt = [1, 2, 4, 8] }: { readonly recallAt?: readonly number[] } = {},
): RankingScores {
  const sizes = [...Map.groupBy(labels, (label) => label).values()]
    .map((members) => members.length).filter((size) => size > 1);
  const queries = sizes.reduce((sum, size) => sum + size, 0);
  if (queries === 0) {
    throw new RangeError(
      `Cannot compute the chance level: needs a class with at least 2 images, found ` +
        `${labels.length} images of as many classes`,
    );
  }
  const others = labels.length - 1;
  const mean = (score: (relevant: number) => number) =>
    sizes.reduce((sum, size) => sum + size * score(size - 1), 0) / queries;
  return {
    precision_at_1: mean((relevant) => relevant / others),
    r_precision: mean((relevant) => relevant / others),
    map_at_r: mean((relevant) => expectedMapAtR(relevant, others)),
    ...Object.fromEntries(recallAt.map((k) => [
      `recall_at_${k}`,
      mean((relevant) => expectedRecallAtK(k, relevant, others)),
    ])),
  };
}

function expectedMapAtR(relevant: number, others: number): number {
  const hitBefore = others === 1 ? 0 : (relevant - 1) / (others - 1);
  let sum = 0;
  for (let rank = 1; rank <= relevant; rank++) sum += (1 + (rank - 1) * hitBefore) / rank;
  return sum / others;
}

function expectedRecallAtK(k: number, relevant: number, others: number): number {
  let miss = 1;
  for (let drawn = 0; drawn < Math.min(k, others); drawn++) {
    miss *= Math.max(0, others - relevant - drawn) / (others - drawn);
  }
  return 1 - miss;
}
