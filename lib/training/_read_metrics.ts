import type { StepMetrics } from "./step_metrics.ts";
import type { StepOutputs } from "./training_step.ts";

/** Reads every metric of a step. */
export function readMetrics(metrics: StepOutputs["metrics"]): StepMetrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, value.dataSync()[0]!]),
  ) as StepMetrics;
}
