import { streams } from "../random/mod.ts";
import { openAxes, placeOn } from "./_axis.ts";
import type { SearchRequest } from "./_search_request.ts";
import { sobolCoordinates } from "./_sobol_coordinates.ts";
import { tpePoints } from "./_tpe_points.ts";
import { keyOf, untriedPoints } from "./_untried_points.ts";
import type { SearchPoint, SearchSpace } from "./search_space.ts";

/** A point that was proposed, and what came of it. */
export interface SearchOutcome {
  readonly point: SearchPoint;
  /** Larger is better. Absent while the point is still tried, or where it failed. */
  readonly score?: number | undefined;
}

/** - `random`: uniform draws.
 *  - `sobol`: a scrambled {@linkcode sobolSequence}, at most {@linkcode SOBOL_DIMENSIONS} dimensions.
 *  - `tpe`: the tree-structured Parzen estimator, which learns from scores. */
export type SearchStrategy = keyof typeof strategies;

export interface ProposeOptions {
  readonly strategy: SearchStrategy;
  readonly space: SearchSpace;
  /** A whole number ≥ 0; all draws are from its stream `search`. */
  readonly seed: number;
  /** All that was proposed so far, in any order. */
  readonly history: readonly SearchOutcome[];
  /** How many points to propose, a whole number ≥ 0. */
  readonly count: number;
}

const strategies = { random: randomPoints, sobol: sobolPoints, tpe: tpePoints } as const;

/** The names of the strategies. */
export const searchStrategies = Object.keys(strategies) as readonly SearchStrategy[];

/**
 * Which points to try next: a pure function of its arguments, in which neither the order of the
 * history nor that of the space's paths matters. No point is proposed that the history holds, and none
 * twice; fewer than `count` come back only where the space has no more.
 *
 * `random` and `sobol` are sequences that the seed decides, of which this gives the next points: asked
 * for one by one or in rounds of any size they are the same. `tpe` learns from each score; asked for
 * a round at once it treats what it has chosen, and every point without a score, as if it had turned
 * out badly, so that the points of a round keep apart. Its points therefore do depend on the size
 * of the rounds, and the first ten are those of `sobol`.
 *
 * The estimator splits the scored points into the best tenth, rounded up and at most 25, and the rest,
 * estimates a density of each (l and g), draws 24 points from l and proposes the one with the largest
 * l / g. Each density is a mixture, with equal weights, of one kernel a point and the uniform density of
 * the space; a kernel spans all dimensions, so that what goes well together is learned. In the
 * unit cube it is a normal density cut off at the sides. Its deviation along a dimension is the distance
 * to the farther of the point's two neighbors there, and at least 1 / (n + 2) for n points, or 1/100. A
 * whole number has the mass of its cell. A choice has weight 1 where it agrees with the point, and
 * 1/(n + 1) shared out among all.
 *
 * References: Bergstra, Bardenet, Bengio and Kégl, "Algorithms for hyper-parameter optimization", 2011,
 * section 4, whose deviations these are; kernels over all dimensions after Falkner, Klein and Hutter, "BOHB:
 * robust and efficient hyperparameter optimization at scale", 2018, section 3.2; the tenth, the
 * candidates, the least deviation and the start are the defaults of Optuna 5.0's sampler: Akiba et al.,
 * "Optuna: a next-generation hyperparameter optimization framework", 2019. The recency weights of both
 * are left out, since the order of the history is not to matter.
 *
 * @throws {RangeError} when the space leaves nothing to search, a point of the history lies outside of
 * it, a score is not finite, or the count is not a whole number ≥ 0
 *
 * @example Five points, then two that know of the scores
 * ```ts
 * import { propose, type SearchSpace } from "@marginalia/marginalia/search";
 * import { assertEquals } from "@std/assert";
 *
 * const space: SearchSpace = {
 *   "loss.margin": { kind: "float", low: 0.05, high: 1 },
 *   "loss.temperature": { kind: "float", low: 0.01, high: 1, log: true },
 * };
 * const first = propose({ strategy: "tpe", space, seed: 1, history: [], count: 5 });
 * const history = first.map((point) => ({ point, score: -Number(point["loss.margin"]) }));
 * assertEquals(propose({ strategy: "tpe", space, seed: 1, history, count: 2 }).length, 2);
 * ```
 */
export function propose({ strategy, space, seed, history, count }: ProposeOptions): SearchPoint[] {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(
      `Cannot propose points: expected a count that is a whole number ≥ 0, found ${count}`,
    );
  }
  const wrong = history.find(({ score }) => score !== undefined && !Number.isFinite(score));
  if (wrong !== undefined) {
    throw new RangeError(
      `Cannot propose points: expected finite scores, found ${wrong.score}; leave out the score of what failed`,
    );
  }
  const axes = openAxes(space);
  const known = history.map(({ point, score }) => ({
    key: keyOf(axes, point),
    coordinates: placeOn(axes, point),
    score,
  }));
  return strategies[strategy]({ axes, streams: streams(seed), known, count });
}

function randomPoints({ axes, streams, known, count }: SearchRequest): SearchPoint[] {
  function coordinatesAt(index: number): number[] {
    const prng = streams.open("search", `random/${index}`);
    return axes.map(() => prng());
  }
  return untriedPoints({ axes, coordinatesAt, tried: known.map(({ key }) => key), count });
}

function sobolPoints({ axes, streams, known, count }: SearchRequest): SearchPoint[] {
  const coordinatesAt = sobolCoordinates(axes.length, streams);
  return untriedPoints({ axes, coordinatesAt, tried: known.map(({ key }) => key), count });
}
