import { namedMatryoshka } from "./named/matryoshka.ts";
import { namedNoiseFilter } from "./named/noise_filter.ts";
import { plainObjectives } from "./named/plain_objectives.ts";
import { namedRegularized } from "./named/regularized.ts";
import { namedSelfSupervised } from "./named/self_supervised.ts";
import { namedWeightedSum } from "./named/weighted_sum.ts";

/** Objectives by name, as a trial's configuration has them. */
export const objectives = {
  ...plainObjectives,
  matryoshka: namedMatryoshka,
  "noise-filter": namedNoiseFilter,
  regularized: namedRegularized,
  "self-supervised": namedSelfSupervised,
  "weighted-sum": namedWeightedSum,
} as const;
