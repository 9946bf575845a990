import { normalizeRows } from "../encoders/mod.ts";
import {
  gather,
  matMul,
  maximum,
  reshape,
  scalar,
  squeeze,
  type Tensor2D,
  type Tensor3D,
} from "../tensor/mod.ts";
import type { CenteredRows } from "./dominant_centers.ts";

/** Cosine of each row with each centre of its class, `[rows, subCenters]`. */
export function ownCosines(
  { embeddings, labels, centers, subCenters }: CenteredRows,
): Tensor2D {
  const [count, dimensions] = centers.shape;
  const byClass = reshape(normalizeRows(centers), [count / subCenters, subCenters, dimensions]);
  // A row of no class looks at class 0, and is left out later.
  const own: Tensor3D = gather(byClass, maximum(labels, scalar(0, "int32")));
  const rows: Tensor3D = reshape(normalizeRows(embeddings), [-1, dimensions, 1]);
  return squeeze(matMul(own, rows), [2]);
}
