import { namedCrossBatchMemory } from "./cross_batch_memory.ts";
import { namedWithinBatch } from "./within_batch.ts";

/** Objectives by name that compare embeddings themselves; others are put around them. */
export const plainObjectives = {
  "within-batch": namedWithinBatch,
  "cross-batch-memory": namedCrossBatchMemory,
} as const;
