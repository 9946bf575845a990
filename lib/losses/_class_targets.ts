import type { Tensor, Tensor2D } from "../tensor/mod.ts";
import { indicators } from "./_indicators.ts";

/**
 * 1 at each row's class, `[rows, classes]`; all 0 for a row of label −1.
 *
 * @throws {TypeError} If the labels are no classes.
 */
export function classTargets(labels: Tensor, classes: number): Tensor2D {
  if (labels.rank !== 1 || labels.dtype !== "int32") {
    throw new TypeError(
      `Cannot tell classes: needs labels of dtype int32 and shape [rows], found ${labels.dtype} ` +
        `[${labels.shape}]; take a loss of pairs or triplets for other labels`,
    );
  }
  return indicators(labels, classes);
}
