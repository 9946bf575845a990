import type { ScoreKind, Scores } from "../distances/mod.ts";
import type { LossInputs } from "../losses/mod.ts";
import type { Selection } from "../miners/mod.ts";
import { reducers } from "../reducers/mod.ts";
import { byClass, type Relate } from "../relations/mod.ts";
import { addN } from "../tensor/mod.ts";
import { measureBatch } from "./batch_metrics.ts";
import { checkComparisonParts, type ComparisonParts } from "./comparison_parts.ts";
import { minedDistances } from "./_mined_distances.ts";
import type { Evaluation, Objective, ObjectiveInputs } from "./objective.ts";
import { inScope, withScope } from "./_scopes.ts";

/**
 * Compares a batch with itself: scores, mining (without a gradient), the loss, its terms reduced one by
 * one and then added. The miner always sees distances: where the loss takes cosine similarities, 1 − s.
 *
 * @throws {TypeError} If the parts do not fit together.
 *
 * @example Two pairs of points on a line
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { withinBatch } from "@marginalia/marginalia/objectives";
 * import { scalar, startEngine, tensor1d, tensor2d } from "@marginalia/marginalia/tensor";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * await startEngine();
 * const objective = withinBatch({
 *   distance: euclidean(),
 *   miner: allPairs(),
 *   loss: contrastive({ margin: 1 }),
 * });
 * const { loss } = objective.evaluate({
 *   anchors: {
 *     embeddings: tensor2d([[0], [0.5], [3], [3.5]]),
 *     labels: tensor1d([0, 0, 1, 1], "int32"),
 *   },
 *   parameters: {},
 *   memory: {},
 *   numbers: { "loss.margin": scalar(1), "loss.positiveMargin": scalar(0) },
 *   seed: tensor1d([0, 0], "int32"),
 * });
 * assertAlmostEquals(await loss.array(), 0.125, 1e-6); // ½ · 0.5², the negatives being far enough
 * ```
 */
export function withinBatch<Chosen extends Selection, Kind extends ScoreKind>(
  parts: ComparisonParts<Chosen, Kind>,
): Objective {
  checkComparisonParts(parts);
  const { miner, loss } = parts;
  return {
    numbers: { ...withScope("miner", miner.numbers), ...withScope("loss", loss.numbers) },
    ...(loss.classes !== undefined && { classes: loss.classes }),
    parameters: withScope("loss", loss.parameters ?? {}),
    memory: withScope("loss", loss.memory ?? {}),
    evaluate(inputs) {
      const { distances, lossInputs } = prepare(parts, inputs);
      const { relation, anchors } = lossInputs;
      const { reducer = reducers[loss.usualReducer]() } = parts;
      const terms = loss.terms(lossInputs);
      const reduced = Object.entries(terms).map(([name, term]) =>
        [`term.${name}`, reducer(term, anchors.labels)] as const
      );
      const { embeddings } = anchors;
      return {
        loss: addN(reduced.map(([, value]) => value)),
        metrics: {
          ...Object.fromEntries(reduced),
          ...measureBatch({ embeddings, distances, relation, terms }),
        } as Evaluation["metrics"],
        memory: withScope("loss", loss.remember?.(lossInputs) ?? {}),
      };
    },
  };
}

/** Scores and mines, so that the loss has all it may look at, and the metrics what the miner saw. */
function prepare<Chosen extends Selection, Kind extends ScoreKind>(
  { distance, miner, relate = byClass as Relate }: ComparisonParts<Chosen, Kind>,
  { anchors, references, relation: given, parameters, memory, numbers, seed }: ObjectiveInputs,
): { distances: Scores<"distance">; lossInputs: LossInputs<Chosen, Kind> } {
  const scores = distance.score(anchors.embeddings, references?.embeddings);
  const distances = minedDistances(scores);
  const relation = given ?? relate(anchors.labels, references?.labels);
  const among = references && (() => distance.score(references.embeddings));
  const selection = miner.mine({
    scores: distances,
    relation,
    numbers: inScope("miner", numbers),
    dimensions: anchors.embeddings.shape[1],
    seed,
    ...(among && { amongReferences: () => minedDistances(among()) }),
  });
  const lossInputs = {
    scores,
    selection,
    numbers: inScope("loss", numbers),
    ...(among && { amongReferences: among }),
    anchors,
    references: references ?? anchors,
    relation,
    parameters: inScope("loss", parameters),
    memory: inScope("loss", memory),
    seed,
  };
  return { distances, lossInputs };
}
