import { cosine } from "./cosine.ts";
import { euclidean } from "./euclidean.ts";
import { squaredEuclidean } from "./squared_euclidean.ts";

export * from "./scores.ts";
export * from "./scorer.ts";
export * from "./euclidean.ts";
export * from "./squared_euclidean.ts";
export * from "./cosine.ts";
export * from "./as_distance.ts";
export * from "./as_similarity.ts";

/** Distances and similarities by name. */
export const distances = { euclidean, "squared-euclidean": squaredEuclidean, cosine } as const;
