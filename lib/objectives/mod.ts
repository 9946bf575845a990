/**
 * What training makes smaller: how a batch's embeddings become one number, and what is remembered.
 *
 * @module
 */
export * from "./objective.ts";
export * from "./empty_memory.ts";
export * from "./batch_metrics.ts";
export * from "./comparison_parts.ts";
export * from "./within_batch.ts";
export * from "./cross_batch_memory.ts";
export * from "./queries_and_keys.ts";
export * from "./self_supervised.ts";
export * from "./weighted_sum.ts";
export * from "./regularized.ts";
export * from "./noise_filter.ts";
export * from "./matryoshka.ts";
export * from "./comparison_config.ts";
export * from "./objective_context.ts";
export * from "./objectives.ts";
