export * from "./chance_level.ts";
export * from "./classification_scores.ts";
export * from "./evaluate_retrieval.ts";
export * from "./nearest_neighbors.ts";
export * from "./raw_pixel_baseline.ts";
export * from "./retrieval_metrics.ts";
export * from "./score_query.ts";
