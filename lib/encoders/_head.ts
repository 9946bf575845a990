import { z } from "zod";
import type { Tensor2D } from "../tensor/mod.ts";
import { normalizeRows } from "./normalize_rows.ts";

/** Options that every encoder's last layer has. */
export const headOptions = {
  dimensions: z.int().positive().default(64).describe(
    "Length of an embedding, at least 1; default 64, this kit's choice for small images",
  ),
  normalize: z.boolean().default(true).describe(
    "Whether embeddings are scaled to length 1; default true, as in FaceNet (Schroff et al. 2015)",
  ),
};

/** The last step of an encoder: embeddings as they are, or scaled to length 1. */
export function head(normalize: boolean, embeddings: Tensor2D): Tensor2D {
  return normalize ? normalizeRows(embeddings) : embeddings;
}
