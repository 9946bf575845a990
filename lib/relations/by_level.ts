import { slice, squeeze, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import { byClass } from "./by_class.ts";
import type { Relate } from "./relation.ts";

export interface LevelOptions {
  /** Column that counts, from 0. Default: 0, by custom the finest level. */
  readonly level?: number;
}

/**
 * Rows that stand in a hierarchy, by one of its levels: same class there: positive, another: negative.
 * A row of label −1 at that level is neither to any, whatever its other levels say.
 *
 * Labels are int32 `[rows, levels]`, e.g. species, genus, family. A label that is unique within its
 * parent only (the second model of each make) must be made unique throughout before.
 *
 * @throws {RangeError} If the level is no whole number from 0, and when called, if the labels lack it.
 *
 * @example Two species of one genus
 * ```ts
 * import { byLevel } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const labels = tensor2d([[10, 1], [11, 1], [20, 2]], undefined, "int32");
 * assertEquals((await byLevel()(labels).positive.array())[0], [0, 0, 0]);
 * assertEquals((await byLevel({ level: 1 })(labels).positive.array())[0], [0, 1, 0]);
 * ```
 */
export function byLevel({ level = 0 }: LevelOptions = {}): Relate<Tensor2D> {
  if (!Number.isInteger(level) || level < 0) {
    throw new RangeError(
      `Cannot relate by level: the level must be a whole number ≥ 0, found ${level}`,
    );
  }
  return (anchors, references) =>
    byClass(column(anchors, level), references && column(references, level));
}

function column(labels: Tensor2D, level: number): Tensor1D {
  const [rows, levels] = labels.shape;
  if (level >= levels) {
    throw new RangeError(
      `Cannot relate by level ${level}: the labels must have that column, found ${levels}`,
    );
  }
  return squeeze(slice(labels, [0, level], [rows, 1]), [1]);
}
