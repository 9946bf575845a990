import { runningEngine } from "../tensor/mod.ts";
import type { TrainingRun } from "./train.ts";

/**
 * The most arithmetic of one call: signals, timers and notebooks wait while it runs. Two cores take some
 * 50 ms over it.
 */
const mostFlop = 4e9;

/** A call costs little beside ten steps. */
const mostSteps = 16;

/**
 * How many training steps to take in one call if the user leaves it open. Op by op there is nothing to
 * gain. With convolutions it is one, too: their steps are so long that a call's cost does not show, and XLA has no fast ones within a loop.
 */
export function stepsPerCall(
  { encoder, sampler, views = 1, mode = "graph", steps, logEvery = 10, checkpointEvery = steps }:
    Pick<
      TrainingRun,
      "encoder" | "sampler" | "views" | "mode" | "steps" | "logEvery" | "checkpointEvery"
    >,
): number {
  const shapes = Object.values(encoder.parameters).map(({ shape }) => shape);
  const compiled = mode !== "eager" && runningEngine().backend === "tensorflow";
  if (!compiled || shapes.some((shape) => shape.length > 2)) return 1;
  const weights = shapes.reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
  // Forwards, and twice backwards, a multiplication and an addition for each weight and image.
  const flop = 6 * weights * sampler.batchSize * views;
  const most = Math.max(1, Math.min(mostSteps, Math.floor(mostFlop / flop)));
  const between = Math.min(steps, logEvery, checkpointEvery);
  for (let count = Math.min(most, between); count > most / 2; count--) {
    if (between % count === 0) return count;
  }
  return Math.min(most, between);
}
