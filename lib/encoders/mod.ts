import { cnn } from "./cnn.ts";
import { mlp } from "./mlp.ts";

/**
 * Networks from images to embeddings, and their first weights.
 *
 * @module
 */
export * from "./encoder.ts";
export * from "./image_shape.ts";
export * from "./initialize.ts";
export * from "./he_uniform.ts";
export * from "./glorot_uniform.ts";
export * from "./normalize_rows.ts";
export * from "./mlp.ts";
export * from "./cnn.ts";

/** Encoders by name; a member is called with its options and the shape of an image. */
export const encoders = { mlp, cnn } as const;
