import type { BatchMetricName } from "../objectives/mod.ts";

/** Metrics of one step as plain numbers; a loss of several terms has a `term.<name>` for each. */
export type StepMetrics =
  & Readonly<Record<"loss" | "gradientNorm" | BatchMetricName, number>>
  & Readonly<Record<`term.${string}`, number>>;
