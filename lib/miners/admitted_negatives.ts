import { type PositiveTurn, scoreOfPositive } from "../relations/mod.ts";
import {
  add,
  cast,
  expandDims,
  gather,
  greater,
  lessEqual,
  mul,
  type NamedTensorMap,
  reshape,
  squeeze,
  stopGradient,
  type Tensor2D,
  type Tensor3D,
} from "../tensor/mod.ts";
import type { Predicate, Product } from "./selection.ts";

/** Which negatives a selection joins with one positive of every anchor. */
export interface Admission {
  /** What `mask` looks at. They are handed back to it, since a gradient asks again when they are gone. */
  readonly constants: NamedTensorMap;
  /** 1 or 0, `[anchors, references]`. */
  mask(turn: PositiveTurn, constants: NamedTensorMap): Tensor2D;
}

/**
 * @param distances What windows and rules are measured in, `[anchors, references]`. No gradient goes
 * through it.
 */
export function admittedNegatives(selection: Product | Predicate, distances: Tensor2D): Admission {
  const d = stopGradient(distances);
  return selection.kind === "product" ? inWindow(selection, d) : byRule(selection, d);
}

function inWindow({ negative, window }: Product, d: Tensor2D): Admission {
  return {
    constants: { d, negative, ...window } as NamedTensorMap,
    mask(turn, { d, negative, above, atMost }) {
      const own = scoreOfPositive(d as Tensor2D, turn);
      let admitted: Tensor2D = mul(negative!, turn.present);
      if (above) admitted = mul(admitted, cast(greater(d!, add(own, above)), "float32"));
      if (atMost) admitted = mul(admitted, cast(lessEqual(d!, add(own, atMost)), "float32"));
      return admitted;
    },
  };
}

function byRule(
  { negative, amongReferences, constants = {}, holds }: Predicate,
  d: Tensor2D,
): Admission {
  const among = stopGradient(amongReferences ?? d);
  return {
    constants: { ...constants, d, among, negative },
    mask(turn, { d, among, negative, ...constants }) {
      const ofPositive = gather(among!, reshape(turn.column, [-1]));
      const admitted = holds(
        expandDims(scoreOfPositive(d as Tensor2D, turn), 2) as Tensor3D,
        expandDims(d!, 1) as Tensor3D,
        expandDims(ofPositive, 1) as Tensor3D,
        constants,
      );
      return mul(squeeze<Tensor2D>(admitted, [1]), mul(negative!, turn.present));
    },
  };
}
