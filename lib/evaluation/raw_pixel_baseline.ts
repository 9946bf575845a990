import type { Dataset } from "../data/mod.ts";
import { evaluateRetrieval, type EvaluateRetrievalOptions } from "./evaluate_retrieval.ts";
import { rawPixelEmbeddings } from "./raw_pixel_embeddings.ts";
import type { RetrievalMetrics } from "./retrieval_metrics.ts";

/**
 * How well the images retrieve each other with no encoder at all: each image's embedding is its
 * brightness values, 0-1. What an encoder must beat to have learned anything.
 */
export function rawPixelBaseline(
  { pixels, labels, shape }: Pick<Dataset, "pixels" | "labels" | "shape">,
  options: Pick<EvaluateRetrievalOptions, "recallAt" | "votes" | "blockSize"> = {},
): Promise<RetrievalMetrics> {
  const [height, width, channels] = shape;
  return evaluateRetrieval({
    embeddings: rawPixelEmbeddings({ pixels }),
    labels,
    dimensions: height * width * channels,
    ...options,
  });
}
