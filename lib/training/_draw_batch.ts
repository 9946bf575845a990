import {
  gather,
  type Scalar,
  stack,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tile,
} from "../tensor/mod.ts";
import type { TrainingParts } from "./training_parts.ts";
import type { StepInputs } from "./training_step.ts";

/** What the encoder and the objective see in one step. */
export interface Batch {
  /** `[rows, height * width * channels]` */
  readonly images: Tensor2D;
  /** `[rows, …]` */
  readonly labels: Tensor;
}

/** The images of a step as often as there are views, each augmented for itself, and their labels. */
export function drawBatch(
  { augmentation, views = 1 }: Pick<TrainingParts, "augmentation" | "views">,
  { images, labels, indices, numbers, seeds }: StepInputs,
  step: Scalar,
): Batch {
  const rows = views === 1 ? indices : tile(indices, [views]);
  const drawn: Batch = {
    images: gather<Tensor2D>(images, rows),
    labels: gather<Tensor>(labels, rows),
  };
  if (augmentation === undefined) return drawn;
  const seed = stack([seeds.augment, step]) as Tensor1D;
  const augmented = augmentation.augment({
    images: drawn.images,
    numbers: numbers.augmentation,
    seed,
  });
  return { ...drawn, images: augmented };
}
