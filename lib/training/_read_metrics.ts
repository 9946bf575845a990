import type { TakenSteps } from "./_open_stepper.ts";
import type { StepMetrics } from "./step_metrics.ts";

/** Reads every metric of the last of the steps. */
export function readMetrics(metrics: TakenSteps["metrics"]): StepMetrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, values]) => [name, values.dataSync().at(-1)!]),
  ) as StepMetrics;
}
