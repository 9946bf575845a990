import type { Dataset } from "../../../lib/data/mod.ts";
import { initialize } from "../../../lib/encoders/mod.ts";
import { dispose, tensor1d } from "../../../lib/tensor/mod.ts";
import { disposeState, firstState, putInputs, trainingStep } from "../../../lib/training/mod.ts";
import type { Arm } from "./arms.ts";
import { encoder, optimizer, seededStart } from "./training_start.ts";

/** A training step that goes on from where its last run ended. */
export interface EndlessStep extends Disposable {
  run(): void;
}

/** Opens an arm's training for timing; the loss of a step is computed and not read. */
export function endlessStep(
  { objective }: Arm,
  data: Dataset,
  mode: "graph" | "xla",
): EndlessStep {
  const { streams, sampler } = seededStart(0, data.labels);
  const parts = { encoder, objective, optimizer };
  const takeStep = trainingStep(parts, { mode });
  const inputs = putInputs({ ...parts, data, streams });
  let state = firstState(parts, initialize(encoder, streams));
  let step = 0;
  return {
    run() {
      const indices = tensor1d(sampler.batch(step++), "int32");
      const next = takeStep(state, { ...inputs, indices });
      disposeState(state);
      dispose([indices, { ...next.metrics }]);
      state = next.state;
    },
    [Symbol.dispose]() {
      takeStep.dispose();
      disposeState(state);
      dispose(inputs);
    },
  };
}
