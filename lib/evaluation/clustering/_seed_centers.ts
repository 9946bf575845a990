import { integerBelow, type Prng } from "../../random/mod.ts";
import { squaredDistance } from "../_squared_distance.ts";

export interface SeedCentersOptions {
  readonly embeddings: Float32Array;
  readonly dimensions: number;
  readonly clusters: number;
  readonly prng: Prng;
}

/** First centers by k-means++, `[clusters, dimensions]`: rows, drawn by squared distance to those before. */
export function seedCenters(
  { embeddings, dimensions, clusters, prng }: SeedCentersOptions,
): Float32Array {
  const count = embeddings.length / dimensions;
  const centers = new Float32Array(clusters * dimensions);
  const nearest = new Float64Array(count).fill(Infinity);
  let chosen = integerBelow(prng, count);
  for (let cluster = 0;; cluster++) {
    const center = embeddings.subarray(chosen * dimensions, (chosen + 1) * dimensions);
    centers.set(center, cluster * dimensions);
    if (cluster === clusters - 1) return centers;
    for (let row = 0; row < count; row++) {
      const distance = squaredDistance(embeddings, row, embeddings, chosen, dimensions);
      if (distance < nearest[row]!) nearest[row] = distance;
    }
    chosen = drawByWeight(nearest, prng);
  }
}

/** An index with a chance in proportion to its weight; any, where all are 0. */
function drawByWeight(weights: Float64Array, prng: Prng): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return integerBelow(prng, weights.length);
  let left = prng() * total;
  let last = 0;
  for (let index = 0; index < weights.length; index++) {
    if (weights[index] === 0) continue;
    last = index;
    left -= weights[index]!;
    if (left < 0) break;
  }
  return last;
}
