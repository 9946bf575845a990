import {
  reshape,
  stack,
  type Tensor1D,
  type Tensor2D,
  transformImages,
  type TransformOptions,
  zerosLike,
} from "../tensor/mod.ts";
import type { AugmentedShape } from "./augmentation.ts";

/** Where each pixel (x, y) of a result comes from: (a₀ x + a₁ y + a₂, b₀ x + b₁ y + b₂), `[batch]` each. */
export interface Source {
  readonly a: readonly [Tensor1D, Tensor1D, Tensor1D];
  readonly b: readonly [Tensor1D, Tensor1D, Tensor1D];
}

/** Images sampled bilinearly at other places, a map for each. */
export function resample(
  images: Tensor2D,
  shape: AugmentedShape,
  { a, b }: Source,
  fillMode: NonNullable<TransformOptions["fillMode"]>,
): Tensor2D {
  const [batch, pixels] = images.shape;
  const flat = zerosLike(a[0]);
  const transforms = stack([...a, ...b, flat, flat], 1) as Tensor2D;
  const moved = transformImages(reshape(images, [batch, ...shape]), transforms, { fillMode });
  return reshape(moved, [batch, pixels]);
}
