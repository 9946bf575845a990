import { max, reshape, type Tensor2D } from "../tensor/mod.ts";
import { cosines } from "./_cosines.ts";

/**
 * Cosine of each row with the nearest centre of each class, `[rows, classes]`.
 *
 * @param centers `[classes * a class, dimensions]`, those of a class one after another.
 */
export function nearestCenters(rows: Tensor2D, centers: Tensor2D, classes: number): Tensor2D {
  const [count, aClass] = [rows.shape[0], centers.shape[0] / classes];
  return max(reshape(cosines(rows, centers), [count, classes, aClass]), 2);
}
