/**
 * What training makes smaller: how a batch's embeddings become one number, and what is remembered.
 *
 * @module
 */
export * from "./objective.ts";
export * from "./batch_metrics.ts";
export * from "./comparison_parts.ts";
export * from "./within_batch.ts";
