import { z } from "zod";
import type { Scores } from "../distances/mod.ts";
import { asPairs, type Triplets } from "../miners/mod.ts";
import { definePart } from "../parts/mod.ts";
import { masks } from "../relations/mod.ts";
import { add, expandDims, mul, relu, square, sub } from "../tensor/mod.ts";
import type { Loss } from "./loss.ts";
import { nearestStrangers } from "./_nearest_strangers.ts";
import { pick } from "./_pick.ts";
import { tripletTerm } from "./_triplet_term.ts";

/**
 * Quadruplet loss: a triplet hinge on squared distances, [d(a,p)² − d(a,n)² + margin]₊, term `triplets`, and
 * a weaker one against pairs that the anchor has no part in, [d(a,p)² − d(b,c)² + strangerMargin]₊, term
 * `quadruplets`: b and c are of two classes, neither of them the anchor's. It widens the gaps between classes
 * that the anchor does not see.
 *
 * Triplets are the miner's. Each of their positive pairs meets the two such rows of the batch that are
 * nearest to each other, once; where there are none, as in a batch of two classes, it meets nothing.
 *
 * pytorch-metric-learning has no such loss. Compares a batch with itself only: with references it throws a
 * `TypeError`.
 *
 * Reference: Chen, Chen, Zhang, Huang, "Beyond Triplet Loss: a Deep Quadruplet Network for Person
 * Re-Identification", 2017, equation 8.
 *
 * @example A pair 1 apart, and two strangers 0.5 apart, a row each, far away
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { quadruplet } from "@marginalia/marginalia/losses";
 * import { allTriplets } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { sum } from "@marginalia/marginalia/reducers";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allTriplets(),
 *   loss: quadruplet(),
 *   reducer: sum(),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0], [1], [9], [9.5]]),
 *     labels: tensor1d([0, 0, 1, 2], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.margin": scalar(1), "loss.strangerMargin": scalar(0.5) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 2 * (1 - 0.25 + 0.5), 1e-6); // the pair, from either side
 * ```
 */
export const quadruplet = definePart({
  name: "quadruplet",
  options: z.strictObject({
    margin: z.number().nonnegative().default(1).describe(
      "How much larger than a positive's a negative's squared distance must be; 0 or more; 1 in the paper",
    ),
    strangerMargin: z.number().nonnegative().default(0.5).describe(
      "The same for two rows of other classes; 0 or more, less than margin; 0.5 in the paper",
    ),
  }),
  create: (
    { margin, strangerMargin },
  ): Loss<Triplets, "distance", "margin" | "strangerMargin"> => ({
    accepts: ["distance"],
    selects: ["product", "table", "predicate"],
    numbers: { margin, strangerMargin },
    usualReducer: "mean",
    terms({ scores, selection, numbers, relation, anchors, references }) {
      if (anchors !== references) {
        throw new TypeError(
          "Cannot take quadruplets: a batch must be compared with itself, found other references; " +
            "take triplet-margin",
        );
      }
      const { matrix } = scores;
      const squared = squaredScores(scores);
      const strangers = nearestStrangers(matrix, masks(relation).negative);
      const between = expandDims(pick(squared.matrix, strangers.first, strangers.second), 1);
      const { positive } = masks(asPairs(selection, matrix));
      return {
        triplets: tripletTerm(
          { scores: squared, selection, measuredIn: matrix },
          { form: "hinge", swap: false, margin: numbers.margin },
        ),
        quadruplets: {
          kind: "tuples",
          values: relu(add(sub(squared.matrix, between), numbers.strangerMargin)),
          counts: mul(positive, expandDims(strangers.found, 1)),
        },
      };
    },
  }),
});

function squaredScores(scores: Scores<"distance">): Scores<"distance"> {
  if (scores.form === "squared-euclidean") return scores;
  return { ...scores, form: "squared-euclidean", matrix: square(scores.matrix) };
}
