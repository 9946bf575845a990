/** Strategies that try every point of the axes, or every place of zipped ones. */
export const gridStrategies = ["grid", "zip"] as const;

/**
 * Strategies that draw points: `random` and `sobol` without looking at scores, `tpe` (the tree-structured
 * Parzen estimator) where scores were good, `halving` (successive halving) as `sobol` does, to train all
 * of them for a few steps and the best for more.
 */
export const drawingStrategies = ["random", "sobol", "tpe", "halving"] as const;

export type DrawingStrategy = typeof drawingStrategies[number];
export type SearchStrategyName = typeof gridStrategies[number] | DrawingStrategy;

/** How the points of a set-up's axes are found. */
export type SearchSettings =
  | { readonly strategy: typeof gridStrategies[number] }
  | DrawnSearch;

export interface DrawnSearch {
  readonly strategy: DrawingStrategy;
  /** Points that each set-up gets; all get the same number, so that none is tuned more than another. */
  readonly trials: number;
  /** Points of a set-up that are proposed at once, without knowing of each other's scores. */
  readonly round: number;
  /** Of the draws; another one than those of the trials. */
  readonly seed: number;
}

export function isDrawn(search: SearchSettings): search is DrawnSearch {
  return "trials" in search;
}
