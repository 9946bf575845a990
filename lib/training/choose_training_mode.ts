import { initialize } from "../encoders/mod.ts";
import { dispose, type ModeChoice, tensor1d } from "../tensor/mod.ts";
import { putInputs } from "./put_inputs.ts";
import { disposeState, firstState } from "./training_state.ts";
import { trainedParameters } from "./trained_parameters.ts";
import type { TrainingRun } from "./train.ts";
import { trainingStep } from "./training_step.ts";

/**
 * The mode in which a training's steps cost least, XLA's compilation included, as `chooseMode()` finds
 * out: on a state of its own, which is freed. Do this with streams and a sampler that no training goes
 * on with.
 *
 * @param calls Steps that the compilation must be repaid by, where several trainings share one. Default:
 * the run's `steps`.
 */
export function chooseTrainingMode(run: TrainingRun, calls: number = run.steps): ModeChoice {
  let choice: ModeChoice | undefined;
  using owned = new DisposableStack();
  const step = owned.use(
    trainingStep(run, { mode: "auto", calls, onTrace: (report) => choice = report }),
  );
  const indices = tensor1d(run.sampler.batch(0), "int32");
  const inputs = { ...putInputs(run), indices };
  owned.defer(() => dispose(inputs));
  const state = firstState(run, initialize({ parameters: trainedParameters(run) }, run.streams));
  owned.defer(() => disposeState(state));
  const { state: next, metrics } = step(state, inputs);
  disposeState(next);
  dispose(metrics);
  return choice === undefined
    ? { mode: "eager", reason: "the JavaScript backend calls op by op" }
    : { mode: choice.mode, reason: choice.reason };
}
