import type { RankingScores } from "./retrieval_metrics.ts";

/** The mean of each score. */
export function meanScores(scores: readonly RankingScores[]): RankingScores {
  const names = Object.keys(scores[0]!) as (keyof RankingScores)[];
  const mean = (name: keyof RankingScores) =>
    scores.reduce((sum, score) => sum + score[name]!, 0) / scores.length;
  return Object.fromEntries(names.map((name) => [name, mean(name)])) as RankingScores;
}
