import {
  cast,
  equal,
  expandDims,
  eye,
  greaterEqual,
  mul,
  sub,
  type Tensor,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import type { Relate } from "./relation.ts";

/**
 * Same class: positive. Another class: negative. A row of label −1 is neither to any.
 *
 * Labels are int32 `[rows]`.
 *
 * @throws {TypeError} If they are not.
 *
 * @example Two of one class, one of another, one unlabelled
 * ```ts
 * import { byClass } from "@marginalia/marginalia/relations";
 * import { startEngine, tensor1d } from "@marginalia/marginalia/tensor";
 * import { assertEquals } from "@std/assert";
 *
 * await startEngine();
 * const { positive, negative } = byClass(tensor1d([4, 4, 7, -1], "int32"));
 * assertEquals((await positive.array())[0], [0, 1, 0, 0]);
 * assertEquals((await negative.array())[0], [0, 0, 1, 0]);
 * ```
 */
export const byClass: Relate<Tensor1D> = (anchors, references) => {
  const others = references ?? anchors;
  checkClasses(anchors);
  checkClasses(others);
  const known = { anchors: isKnown(anchors), others: isKnown(others) };
  // Of unlabelled rows, anchors have another class than references.
  const named = where(cast(known.anchors, "bool"), anchors, int(-1));
  const names = where(cast(known.others, "bool"), others, int(-2));
  const same = cast(equal(expandDims(named, 1), expandDims(names, 0)), "float32") as Tensor2D;
  const different = sub(expandDims(known.others, 0), same);
  return {
    positive: references === undefined ? mul(same, sub(1, eye(anchors.shape[0]))) : same,
    negative: mul(expandDims(known.anchors, 1), different),
  };
};

function checkClasses({ dtype, shape }: Tensor): void {
  if (dtype === "int32" && shape.length === 1) return;
  throw new TypeError(
    `Cannot relate by class: labels must be int32 of shape [rows], found ${dtype} [${shape}]; ` +
      "take the relation that goes with these labels, e.g. byGrade or byLabelSets",
  );
}

/** 1 where a row has a label, else 0. */
function isKnown(labels: Tensor1D): Tensor1D {
  return cast(greaterEqual(labels, 0), "float32");
}

function int(value: number): Tensor1D {
  return tensor1d([value], "int32");
}
