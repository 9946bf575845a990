import { streams } from "../../random/mod.ts";
import { tensor2d } from "../../tensor/mod.ts";
import { squaredNorms } from "../_squared_norms.ts";
import { refineCenters } from "./_refine_centers.ts";
import { seedCenters } from "./_seed_centers.ts";

export interface KMeansOptions {
  /** `[count, dimensions]`, row by row. */
  readonly embeddings: Float32Array;
  readonly dimensions: number;
  /** 1 to the number of rows. */
  readonly clusters: number;
  /** Seed of the first centers; default 0. */
  readonly seed?: number;
  /** Starts from other centers, of which the best result is kept; default 1, as Faiss has it. */
  readonly starts?: number;
  /** Rounds at most; default 100. */
  readonly rounds?: number;
}

/** A partition of rows into clusters. */
export interface KMeansClusters {
  /** Cluster of each row, `[count]`, 0 to clusters - 1. */
  readonly assignments: Int32Array;
  /** `[clusters, dimensions]`, row by row. */
  readonly centers: Float32Array;
  /** Sum over rows of the squared distance to their center: what is made small. */
  readonly inertia: number;
  /** Rounds of the start that was kept. */
  readonly rounds: number;
}

/**
 * Clusters rows by Lloyd's algorithm: rows go to the nearest center, equal ones to the first, centers to
 * the mean of their rows, until no row moves. The first centers are drawn by k-means++: each row with a
 * chance in proportion to its squared distance to the nearest center so far. A center that loses all its
 * rows goes to the row that is farthest from its own.
 *
 * References: Lloyd, "Least squares quantization in PCM", 1982; Arthur, Vassilvitskii, "k-means++: the
 * advantages of careful seeding", 2007.
 *
 * @throws {TypeError} If the embeddings do not fill whole rows.
 * @throws {RangeError} If there are not as many rows as clusters, or an embedding is not finite.
 *
 * @example Two groups
 * ```ts
 * import { kMeans } from "@marginalia/marginalia/evaluation";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine({ backend: "cpu" });
 * const { assignments, inertia } = kMeans({
 *   embeddings: Float32Array.of(0, 1, 10, 11),
 *   dimensions: 1,
 *   clusters: 2,
 * });
 * assertEquals(assignments[0], assignments[1]);
 * assertEquals(assignments[2], assignments[3]);
 * assertEquals(inertia, 4 * 0.25);
 * ```
 */
export function kMeans(
  { embeddings, dimensions, clusters, seed = 0, starts = 1, rounds = 100 }: KMeansOptions,
): KMeansClusters {
  checkOptions(embeddings.length / dimensions, clusters, starts, rounds);
  const norms = squaredNorms(embeddings, dimensions);
  const { open } = streams(seed);
  const rows = tensor2d(embeddings, [norms.length, dimensions]);
  try {
    let best: KMeansClusters | undefined;
    for (let start = 0; start < starts; start++) {
      const prng = open("evaluation", `k-means/${start}`);
      const centers = seedCenters({ embeddings, dimensions, clusters, prng });
      const found = refineCenters({ rows, norms, embeddings, centers, dimensions, rounds });
      if (best === undefined || found.inertia < best.inertia) best = found;
    }
    return best!;
  } finally {
    rows.dispose();
  }
}

function checkOptions(count: number, clusters: number, starts: number, rounds: number): void {
  if (!Number.isInteger(count)) {
    throw new TypeError(`Cannot cluster: embeddings must fill whole rows, found ${count} rows`);
  }
  if (!(Number.isInteger(clusters) && clusters >= 1 && clusters <= count)) {
    throw new RangeError(
      `Cannot cluster: clusters must be an integer from 1 to ${count}, found ${clusters}`,
    );
  }
  for (const [name, value] of Object.entries({ starts, rounds })) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new RangeError(`Cannot cluster: ${name} must be a positive integer, found ${value}`);
  }
}
