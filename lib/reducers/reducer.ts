import type { LossTerm } from "../losses/mod.ts";
import type { Scalar } from "../tensor/mod.ts";

/** Turns one term of a loss into one number. An empty selection gives 0 with zero gradient. */
export type Reducer = (term: LossTerm) => Scalar;
