import { setImmediate as nextTurn } from "node:timers/promises";
import type { Dataset } from "../data/mod.ts";
import { initialize } from "../encoders/mod.ts";
import { checkLabels } from "./_check_labels.ts";
import type { Streams } from "../random/mod.ts";
import type { Sampler } from "../samplers/mod.ts";
import { type CompileOptions, dispose } from "../tensor/mod.ts";
import { openStepper } from "./_open_stepper.ts";
import { readMetrics } from "./_read_metrics.ts";
import type { StepMetrics } from "./step_metrics.ts";
import type { TrainingParts } from "./training_parts.ts";
import {
  disposeState,
  firstState,
  restoreState,
  type Snapshot,
  type TrainingState,
} from "./training_state.ts";
import { trainedParameters } from "./trained_parameters.ts";
import { stepsPerCall } from "./_steps_per_call.ts";
import { openFiniteCheck } from "./_finite_check.ts";

/** A whole training: its parts, its data and how long it goes on. */
export interface TrainingRun extends TrainingParts {
  /** The training set; it stays in the engine's memory as float32. */
  readonly data: Dataset;
  readonly sampler: Sampler;
  /** Streams of the run's seed: `init` for the first weights, `augment` and `miner` for draws within steps. */
  readonly streams: Streams;
  /** Steps in all, those before a snapshot included. */
  readonly steps: number;
  /** Steps from one step record to the next. Default: 10. */
  readonly logEvery?: number;
  /** Steps from one checkpoint to the next; there is one at the end in any case. Default: `steps`. */
  readonly checkpointEvery?: number;
  /** How the step is compiled. Default: `"graph"`. */
  readonly mode?: CompileOptions["mode"];
  /**
   * Steps taken in one call of the engine, between two records at most; what is left over is taken one by
   * one. The numbers are the same, but events have their turn only between calls. Default: as many as
   * take some 50 ms, at most 16; 1 op by op, and where the encoder has convolutions.
   */
  readonly stepsPerCall?: number;
  /** Where to go on from; from the first weights when left out. */
  readonly from?: Snapshot;
  /** Once aborted, the training ends before its next call of the engine, with a checkpoint. */
  readonly signal?: AbortSignal;
}

/** What happens in a training, in order. */
export type TrainingRecord =
  | { readonly kind: "step"; readonly step: number; readonly metrics: StepMetrics }
  | {
    /** The moment to look at the embedding, or to write the state down. */
    readonly kind: "checkpoint";
    readonly step: number;
    /** Belongs to the trainer: valid until the next record is asked for. */
    readonly state: TrainingState;
  };

/**
 * Trains an encoder, step by step, and tells what happens. Nothing else is done with it: the caller
 * writes, shows and evaluates. Between calls, each of one step or several, timers, signals and other
 * events have their turn.
 *
 * Metrics are read from the engine at logged steps only: every `logEvery` steps, and at the last.
 * The same parts, data and streams give the same metrics bit for bit, whatever ran before and wherever
 * the run was resumed. Whatever it makes in the engine is freed at its end, also when the caller leaves
 * the loop early.
 *
 * @throws {NonFiniteLossError} At the next logged step, if a loss or a gradient was not finite.
 * @throws {RangeError} If `steps`, `logEvery`, `checkpointEvery`, `stepsPerCall` or `views` is not a whole
 * number of at least 1, or if the objective has weights for fewer classes than the data.
 *
 * @example Two classes of tiny images
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { mlp } from "@marginalia/marginalia/encoders";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { streams } from "@marginalia/marginalia/random";
 * import { uniform } from "@marginalia/marginalia/samplers";
 * import { startEngine } from "@marginalia/marginalia/tensor";
 * import { adam, train } from "@marginalia/marginalia/training";
 * import { assertLess } from "@std/assert";
 *
 * await startEngine();
 * const data = {
 *   name: "corners",
 *   shape: [1, 2, 1] as const,
 *   pixels: Uint8Array.of(255, 0, 200, 0, 0, 255, 0, 200),
 *   labels: Int32Array.of(0, 0, 1, 1),
 *   classes: ["left", "right"],
 * };
 * const seeded = streams(1);
 * const losses: number[] = [];
 * const records = train({
 *   encoder: mlp({ hidden: [], dimensions: 2 }, data.shape),
 *   objective: withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive() }),
 *   optimizer: adam({ learningRate: 0.1 }),
 *   data,
 *   sampler: uniform({}, { labels: data.labels, batchSize: 4, streams: seeded }),
 *   streams: seeded,
 *   steps: 20,
 * });
 * for await (const record of records) {
 *   if (record.kind === "step") losses.push(record.metrics.loss);
 * }
 * assertLess(losses[1]!, losses[0]!);
 * ```
 */
export async function* train(
  run: TrainingRun,
): AsyncGenerator<TrainingRecord, void, void> {
  const { steps, logEvery = 10, checkpointEvery = steps, mode = "graph" } = run;
  const { stepsPerCall: together = stepsPerCall(run), views = 1 } = run;
  const counts = { steps, logEvery, checkpointEvery, stepsPerCall: together, views };
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`Cannot train: ${name} must be a whole number ≥ 1, found ${value}`);
    }
  }
  checkLabels(run);
  const first = run.from?.step?.values[0] ?? 0;
  const isDue = (step: number, every: number) => step % every === 0 || step === steps;
  const untilDue = (step: number) =>
    Math.min(steps - step, logEvery - step % logEvery, checkpointEvery - step % checkpointEvery);

  using owned = new DisposableStack();
  const stepper = owned.use(openStepper(run, { mode }));
  let state = run.from === undefined
    ? firstState(run, initialize({ parameters: trainedParameters(run) }, run.streams))
    : restoreState(run, run.from);
  owned.defer(() => disposeState(state));
  const finite = owned.use(openFiniteCheck());

  for (let step = first; step < steps;) {
    if (run.signal?.aborted) {
      const isTold = step > first && isDue(step, checkpointEvery);
      if (!isTold) yield { kind: "checkpoint", step, state };
      return;
    }
    const count = together <= untilDue(step) ? together : 1;
    const batches = Array.from({ length: count }, (_, index) => run.sampler.batch(step + index));
    const { state: next, metrics } = stepper.take(state, batches);
    disposeState(state);
    state = next;

    finite.watch(step + 1, metrics);
    step += count;
    const logged = isDue(step, logEvery) ? readMetrics(metrics) : undefined;
    dispose(metrics);
    if (logged !== undefined) {
      finite.check();
      yield { kind: "step", step, metrics: logged };
    }
    if (isDue(step, checkpointEvery)) yield { kind: "checkpoint", step, state };
    await nextTurn();
  }
}
