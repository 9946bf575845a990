import { cosine } from "./cosine.ts";
import { dot } from "./dot.ts";
import { euclidean } from "./euclidean.ts";
import { lp } from "./lp.ts";
import { signalToNoise } from "./signal_to_noise.ts";
import { squaredEuclidean } from "./squared_euclidean.ts";

export * from "./scores.ts";
export * from "./scorer.ts";
export * from "./euclidean.ts";
export * from "./squared_euclidean.ts";
export * from "./lp.ts";
export * from "./signal_to_noise.ts";
export * from "./cosine.ts";
export * from "./dot.ts";
export * from "./as_distance.ts";
export * from "./as_similarity.ts";

/** Distances and similarities by name. */
export const distances = {
  euclidean,
  "squared-euclidean": squaredEuclidean,
  lp,
  "signal-to-noise": signalToNoise,
  cosine,
  dot,
} as const;
