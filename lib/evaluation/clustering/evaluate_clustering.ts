import { adjustedMutualInformation } from "./adjusted_mutual_information.ts";
import { adjustedRandIndex } from "./adjusted_rand_index.ts";
import { kMeans, type KMeansOptions } from "./k_means.ts";
import { normalizedMutualInformation } from "./normalized_mutual_information.ts";
import { purity } from "./purity.ts";

export interface EvaluateClusteringOptions
  extends Pick<KMeansOptions, "embeddings" | "dimensions" | "seed" | "starts"> {
  /** Class of each embedding, `[count]`. */
  readonly labels: Int32Array;
}

/** How clusters match classes; the names are legal metric names in MLflow. */
export type ClusteringScores = Readonly<Record<"nmi" | "ami" | "ari" | "purity", number>>;

/**
 * Clusters embeddings by k-means into as many clusters as there are classes, and compares the two. The
 * scores depend on the seed of the first centers, which is 0 unless it is given: part of any difference
 * between two embeddings is that draw.
 *
 * @throws {TypeError} If labels and embeddings do not fit together.
 * @throws {RangeError} If an embedding is not finite.
 */
export function evaluateClustering(
  { labels, ...options }: EvaluateClusteringOptions,
): ClusteringScores {
  const { embeddings, dimensions } = options;
  if (embeddings.length !== labels.length * dimensions) {
    throw new TypeError(
      `Cannot evaluate clusters: ${labels.length} labels need embeddings of shape ` +
        `[${labels.length}, ${dimensions}], found ${embeddings.length} values`,
    );
  }
  const { assignments } = kMeans({ ...options, clusters: new Set(labels).size });
  return {
    nmi: normalizedMutualInformation(labels, assignments),
    ami: adjustedMutualInformation(labels, assignments),
    ari: adjustedRandIndex(labels, assignments),
    purity: purity(labels, assignments),
  };
}
