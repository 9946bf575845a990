import type { Dataset } from "../data/mod.ts";
import { integerBelow, type Streams } from "../random/mod.ts";
import { type Scalar, scalar, scalars, tensor1d, tensor2d } from "../tensor/mod.ts";
import { fillBrightness } from "./_fill_brightness.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { StepInputs } from "./training_step.ts";

/** Puts into the engine what stays the same from step to step. The caller disposes of it. */
export function putInputs(
  { data, streams, augmentation, objective, optimizer }:
    & { readonly data: Dataset; readonly streams: Streams }
    & Pick<TrainingParts, "augmentation" | "objective" | "optimizer">,
): Omit<StepInputs, "indices"> {
  const { pixels, labels } = data;
  const brightness = fillBrightness(new Float32Array(pixels.length), pixels);
  return {
    images: tensor2d(brightness, [labels.length, pixels.length / labels.length]),
    labels: tensor1d(labels, "int32"),
    numbers: {
      augmentation: scalars(augmentation?.numbers ?? {}),
      objective: scalars(objective.numbers),
      optimizer: scalars(optimizer.numbers),
    },
    seeds: { augment: seedOf(streams, "augment"), miner: seedOf(streams, "miner") },
  };
}

function seedOf(streams: Streams, name: "augment" | "miner"): Scalar {
  return scalar(integerBelow(streams.open(name, "steps"), 2 ** 31), "int32");
}
