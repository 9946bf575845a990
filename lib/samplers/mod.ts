/**
 * Samplers: which training images a step sees.
 *
 * @module
 */
import { mPerClass } from "./m_per_class.ts";
import { randomPairs } from "./random_pairs.ts";
import { randomTriplets } from "./random_triplets.ts";
import { uniform } from "./uniform.ts";

export * from "./m_per_class.ts";
export * from "./random_pairs.ts";
export * from "./random_triplets.ts";
export * from "./sampler.ts";
export * from "./uniform.ts";

/** The family's members by name. */
export const samplers = {
  "m-per-class": mPerClass,
  "random-pairs": randomPairs,
  "random-triplets": randomTriplets,
  uniform,
} as const;
