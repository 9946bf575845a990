/**
 * Samplers: which training images a step sees.
 *
 * @module
 */
import { balanced } from "./balanced.ts";
import { fixedPairs } from "./fixed_pairs.ts";
import { fixedTriplets } from "./fixed_triplets.ts";
import { groupByLabel } from "./group_by_label.ts";
import { hierarchical } from "./hierarchical.ts";
import { mPerClass } from "./m_per_class.ts";
import { noDuplicates } from "./no_duplicates.ts";
import { randomPairs } from "./random_pairs.ts";
import { randomTriplets } from "./random_triplets.ts";
import { uniform } from "./uniform.ts";
import { weighted } from "./weighted.ts";

export * from "./sampler.ts";
export * from "./balanced.ts";
export * from "./fixed_pairs.ts";
export * from "./fixed_triplets.ts";
export * from "./group_by_label.ts";
export * from "./hierarchical.ts";
export * from "./m_per_class.ts";
export * from "./no_duplicates.ts";
export * from "./random_pairs.ts";
export * from "./random_triplets.ts";
export * from "./uniform.ts";
export * from "./weighted.ts";

/** The family's members by name. */
export const samplers = {
  balanced,
  "fixed-pairs": fixedPairs,
  "fixed-triplets": fixedTriplets,
  "group-by-label": groupByLabel,
  hierarchical,
  "m-per-class": mPerClass,
  "no-duplicates": noDuplicates,
  "random-pairs": randomPairs,
  "random-triplets": randomTriplets,
  uniform,
  weighted,
} as const;
