/** Share of queries with an image of their class among the first k neighbors. */
export type RecallName = `recall_at_${number}`;

/**
 * Scores of the first k neighbors, `mrr_at_10`, or of all, `mrr_at_all`: reciprocal rank, discounted gain,
 * and average precision in its three definitions.
 */
export type CutoffName = `${
  | "mrr"
  | "ndcg"
  | "map_per_relevant"
  | "map_per_hit"
  | "map_per_reachable"}_at_${string}`;

/** Metrics that rank the other images by their distance to a query; each lies in 0-1. */
export type RankingScores =
  & Readonly<Record<"precision_at_1" | "r_precision" | "map_at_r", number>>
  & Readonly<Record<RecallName | CutoffName, number>>;

/** Metrics of the class that the nearest neighbors vote for; each lies in 0-1. */
export type NeighborVoteScores = Readonly<
  Record<"knn_accuracy" | "knn_precision" | "knn_recall" | "knn_f1", number>
>;

/** How well embeddings retrieve images of the same class. The names are legal metric names in MLflow. */
export interface RetrievalMetrics {
  /** Queries counted: those with at least one other image of their class. */
  readonly queries: number;
  /** Queries left out, since theirs is the only image of its class. They stay in the gallery. */
  readonly loneQueries: number;
  /** Means over queries; `knn_precision`, `knn_recall` and `knn_f1` are macro means over classes. */
  readonly overQueries: RankingScores & NeighborVoteScores;
  /** Means over classes of each class's mean over its queries: a small class counts as much as a large one. */
  readonly overClasses: RankingScores;
}
