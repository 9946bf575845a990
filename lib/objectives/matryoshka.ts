import { normalizeRows } from "../encoders/mod.ts";
import type { EmbeddedRows } from "../losses/mod.ts";
import { slice, type Tensor2D } from "../tensor/mod.ts";
import type { Objective } from "./objective.ts";
import { weightedSum } from "./weighted_sum.ts";

/** The first so many dimensions of an embedding, and how much they count. */
export interface Prefix {
  readonly dimensions: number;
  /** 0 or more; 1 in the paper, and by default. */
  readonly weight?: number;
}

export interface MatryoshkaOptions {
  /** E.g. 64, 32 and 16 of 64 dimensions. */
  readonly prefixes: readonly Prefix[];
  /** Makes the objective of embeddings that have so many dimensions: each prefix has proxies of its own. */
  readonly objectiveOf: (dimensions: number) => Objective;
  /** Whether each prefix is scaled to length 1. Default: true, as embeddings commonly are. */
  readonly normalize?: boolean;
}

/**
 * Nested dimensions: the objective asked of several prefixes of the embedding, Σ weight · loss of the first
 * d dimensions, so that an embedding may be cut short after training.
 *
 * Numbers, weights, memory and terms are those of {@linkcode weightedSum}, each prefix named by its
 * dimensions: `term.d32`, `d32.loss.margin`. The metrics of distances and spread are those of the longest
 * prefix.
 *
 * Reference: Kusupati et al., "Matryoshka Representation Learning", 2022, equation 1.
 *
 * @throws {RangeError} If there is no prefix, one is given twice or has no whole number of dimensions,
 * and when evaluated, if the embedding is shorter.
 *
 * @example Two of three dimensions see no difference
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { matryoshka, withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalars, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = matryoshka({
 *   prefixes: [{ dimensions: 3 }, { dimensions: 2 }],
 *   objectiveOf: () =>
 *     withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive({ form: "hinge" }) }),
 *   normalize: false,
 * });
 * const { metrics } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[1, 0, 0], [1, 0, 0.5]]),
 *     labels: tensor1d([0, 0], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: scalars(objective.numbers),
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await metrics["term.d3"]!.array(), 0.5, 1e-6);
 * assertAlmostEquals(await metrics["term.d2"]!.array(), 0, 1e-6);
 * ```
 */
export function matryoshka(
  { prefixes, objectiveOf, normalize = true }: MatryoshkaOptions,
): Objective {
  checkPrefixes(prefixes.map(({ dimensions }) => dimensions));
  const longestFirst = prefixes.toSorted((a, b) => b.dimensions - a.dimensions);
  // Keys that read as numbers would be put in ascending order, and the shortest would be first.
  return weightedSum(
    Object.fromEntries(longestFirst.map(({ dimensions, weight = 1 }) => [
      `d${dimensions}`,
      { objective: ofPrefix(objectiveOf(dimensions), dimensions, normalize), weight },
    ])),
  );
}

function ofPrefix(objective: Objective, dimensions: number, normalize: boolean): Objective {
  const cut = ({ embeddings, labels }: EmbeddedRows): EmbeddedRows => {
    const prefix = firstColumns(embeddings, dimensions);
    return { embeddings: normalize ? normalizeRows(prefix) : prefix, labels };
  };
  return {
    ...objective,
    evaluate: ({ anchors, references, ...rest }) =>
      objective.evaluate({
        ...rest,
        anchors: cut(anchors),
        ...(references && { references: cut(references) }),
      }),
  };
}

function firstColumns(embeddings: Tensor2D, dimensions: number): Tensor2D {
  const [rows, width] = embeddings.shape;
  if (dimensions > width) {
    throw new RangeError(
      `Cannot take ${dimensions} dimensions of an embedding: it has ${width}; take fewer`,
    );
  }
  return slice(embeddings, [0, 0], [rows, dimensions]);
}

function checkPrefixes(dimensions: readonly number[]): void {
  const valid = dimensions.every((each) => Number.isInteger(each) && each >= 1);
  if (dimensions.length > 0 && valid && new Set(dimensions).size === dimensions.length) return;
  throw new RangeError(
    `Cannot nest dimensions: prefixes must be different whole numbers ≥ 1, found ${
      dimensions.join(", ") || "none"
    }`,
  );
}
