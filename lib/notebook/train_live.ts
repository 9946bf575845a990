import { type LoggedStep, trainingCurves } from "../charts/mod.ts";
import { initialize } from "../encoders/mod.ts";
import {
  readState,
  readWeights,
  type Snapshot,
  train,
  trainedParameters,
  type TrainingRun,
  type Weights,
} from "../training/mod.ts";
import { interruption } from "./interruption.ts";
import { live } from "./live.ts";
import { progress } from "./progress.ts";

export interface TrainLiveOptions {
  /** What is trained: stands beside the bar and above the curves. Default: "Training". */
  readonly label?: string;
  /** Whether curves are drawn below the bar: the loss, distances, active tuples. Default: true. */
  readonly curves?: boolean;
  /** Where a plain script keeps the curves (SVG). */
  readonly file?: string;
  /** Called with the weights before the first step, and at each checkpoint. */
  readonly onCheckpoint?: (weights: Weights, step: number) => void | Promise<void>;
}

/** What is left of a training, finished or interrupted. */
export interface Trained {
  /** The encoder's weights, and the loss's own where it has some. */
  readonly weights: Weights;
  /** All that goes on from here: `trainLive({ ...run, from: trained.snapshot })`. */
  readonly snapshot: Snapshot;
  /** Steps taken. */
  readonly step: number;
  readonly history: readonly LoggedStep[];
  /** Whether it was stopped before its last step. */
  readonly interrupted: boolean;
}

/**
 * Trains as `train()` does, with a bar and live curves. The stop button, or Ctrl-C, ends it at the next step:
 * what it has learned is returned as if it had been asked for that many steps.
 *
 * @throws {NonFiniteLossError} As `train()` does.
 */
export async function trainLive(
  run: TrainingRun,
  { label = "Training", curves = true, file, onCheckpoint }: TrainLiveOptions = {},
): Promise<Trained> {
  const history: LoggedStep[] = [];
  const draw = () => trainingCurves(history, { title: label, steps: run.steps });
  let trained = { ...start(run), step: run.from?.step?.values[0] ?? 0 };
  using stop = interruption();
  const bar = progress({ label, total: run.steps });
  await bar.update(trained.step);
  await onCheckpoint?.(trained.weights, trained.step);
  const chart = curves ? live(file === undefined ? {} : { file }) : undefined;
  for await (const record of train({ ...run, signal: stop.signal })) {
    const { step } = record;
    if (record.kind === "step") {
      history.push(record);
      await bar.update(step, `loss ${record.metrics.loss.toFixed(3)}`);
      await chart?.update(draw);
    } else {
      trained = { weights: readWeights(record.state), snapshot: readState(record.state), step };
      await onCheckpoint?.(trained.weights, step);
    }
  }
  await bar.finish();
  if (history.length > 0) await chart?.finish(draw());
  return { ...trained, history, interrupted: trained.step < run.steps };
}

/** What a training has before its first step. */
function start({ from, ...run }: TrainingRun): Pick<Trained, "weights" | "snapshot"> {
  if (from === undefined) {
    const weights = initialize({ parameters: trainedParameters(run) }, run.streams);
    return { weights, snapshot: {} };
  }
  const prefix = "parameters/";
  const weights = Object.entries(from).filter(([name]) => name.startsWith(prefix))
    .map(([name, { values }]) => [name.slice(prefix.length), Float32Array.from(values)]);
  return { weights: Object.fromEntries(weights), snapshot: from };
}
