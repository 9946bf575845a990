import type { LossTerm } from "../losses/mod.ts";
import type { Scalar, Tensor } from "../tensor/mod.ts";

/**
 * Turns one term of a loss into one number. An empty selection gives 0 with zero gradient.
 *
 * @param labels Of the anchors, for a reducer that goes by class.
 */
export type Reducer = (term: LossTerm, labels?: Tensor) => Scalar;
