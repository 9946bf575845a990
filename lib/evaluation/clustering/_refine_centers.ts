import { matMul, type Tensor2D, tensor2d, tidy } from "../../tensor/mod.ts";
import { squaredNorms } from "../_squared_norms.ts";
import type { KMeansClusters } from "./k_means.ts";

export interface RefineCentersOptions {
  /** `[count, dimensions]`, on the engine and beside it, and the squared length of each row. */
  readonly rows: Tensor2D;
  readonly embeddings: Float32Array;
  readonly norms: Float64Array;
  /** The first, `[clusters, dimensions]`. */
  readonly centers: Float32Array;
  readonly dimensions: number;
  readonly rounds: number;
}

/** Lloyd's rounds, until no row moves. The engine multiplies; sums are float64. */
export function refineCenters(
  { rows, embeddings, norms, centers: first, dimensions, rounds }: RefineCentersOptions,
): KMeansClusters {
  const count = norms.length;
  const clusters = first.length / dimensions;
  const centers = first.slice();
  const assignments = new Int32Array(count).fill(-1);
  const distances = new Float64Array(count);
  for (let round = 1;; round++) {
    const moved = assign();
    if (!moved || round === rounds) {
      const inertia = distances.reduce((sum, distance) => sum + distance, 0);
      return { assignments, centers, inertia, rounds: round };
    }
    moveCenters();
  }

  /** Puts each row to its nearest center; whether any moved. */
  function assign(): boolean {
    const centerNorms = squaredNorms(centers, dimensions);
    const products = tidy(() =>
      matMul(rows, tensor2d(centers, [clusters, dimensions]), false, true)
    );
    const values = products.dataSync<"float32">();
    products.dispose();
    let moved = false;
    for (let row = 0; row < count; row++) {
      let nearest = 0;
      let least = Infinity;
      for (let cluster = 0; cluster < clusters; cluster++) {
        const distance = centerNorms[cluster]! - 2 * values[row * clusters + cluster]!;
        if (distance < least) {
          least = distance;
          nearest = cluster;
        }
      }
      distances[row] = Math.max(0, norms[row]! + least);
      if (assignments[row] !== nearest) moved = true;
      assignments[row] = nearest;
    }
    return moved;
  }

  function moveCenters(): void {
    const sums = new Float64Array(centers.length);
    const sizes = new Int32Array(clusters);
    for (let row = 0; row < count; row++) {
      const cluster = assignments[row]!;
      sizes[cluster]!++;
      for (let d = 0; d < dimensions; d++) {
        sums[cluster * dimensions + d]! += embeddings[row * dimensions + d]!;
      }
    }
    for (let cluster = 0; cluster < clusters; cluster++) {
      const start = cluster * dimensions;
      if (sizes[cluster] === 0) {
        const far = farthest();
        centers.set(embeddings.subarray(far * dimensions, (far + 1) * dimensions), start);
        distances[far] = 0;
        continue;
      }
      for (let d = start; d < start + dimensions; d++) centers[d] = sums[d]! / sizes[cluster]!;
    }
  }

  function farthest(): number {
    let far = 0;
    for (let row = 1; row < count; row++) if (distances[row]! > distances[far]!) far = row;
    return far;
  }
}
