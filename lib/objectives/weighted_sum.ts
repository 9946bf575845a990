import {
  add,
  addN,
  div,
  maximum,
  mul,
  type Scalar,
  type Tensor1D,
  tensor1d,
} from "../tensor/mod.ts";
import { fewestClasses } from "./_fewest_classes.ts";
import type { Evaluation, Objective, ObjectiveInputs } from "./objective.ts";
import { inScope, withScope } from "./_scopes.ts";

/** An objective of a sum, and how much it counts. */
export interface WeightedObjective {
  readonly objective: Objective;
  /** Multiplies its loss; 0 or more. A number that a sweep may vary. */
  readonly weight: number;
}

/**
 * Several objectives of one batch as one: Σ weight · loss, each with its own distance, miner, loss and
 * reducer, e.g. a contrastive and a triplet loss jointly.
 *
 * Numbers, weights and memory of a member have its name before them: `triplet.loss.margin`,
 * `triplet.weight`. Each member draws for itself, the first as it would alone.
 *
 * Metrics: `term.<member>` is a member's loss before its weight, `term.<member>.<term>` a term of it;
 * `selected` and `activeShare` count the tuples of all members; the means of distances, their gap and the
 * spread are the first member's, since distances of different kinds have no mean.
 *
 * Agrees with pytorch-metric-learning's `MultipleLosses`.
 *
 * @throws {RangeError} If there is no member, a name is empty or has a dot, or a weight is below 0.
 *
 * @example Half a contrastive loss and a whole triplet loss
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive, tripletMargin } from "@marginalia/marginalia/losses";
 * import { allPairs, allTriplets } from "@marginalia/marginalia/miners";
 * import { weightedSum, withinBatch } from "@marginalia/marginalia/objectives";
 * import { assertEquals } from "@std/assert";
 *
 * const distance = euclidean();
 * const { numbers } = weightedSum({
 *   pairs: {
 *     objective: withinBatch({ distance, miner: allPairs(), loss: contrastive({ margin: 1 }) }),
 *     weight: 0.5,
 *   },
 *   triplets: {
 *     objective: withinBatch({ distance, miner: allTriplets(), loss: tripletMargin() }),
 *     weight: 1,
 *   },
 * });
 * assertEquals(numbers["pairs.weight"], 0.5);
 * assertEquals(numbers["triplets.loss.margin"], 0.2);
 * ```
 */
export function weightedSum(members: Readonly<Record<string, WeightedObjective>>): Objective {
  const named = Object.entries(members);
  checkMembers(named);
  const scoped = <Value>(of: (objective: Objective) => Readonly<Record<string, Value>>) =>
    Object.assign({}, ...named.map(([name, { objective }]) => withScope(name, of(objective))));
  return {
    numbers: {
      ...scoped(({ numbers }) => numbers),
      ...Object.fromEntries(named.map(([name, { weight }]) => [`${name}.weight`, weight])),
    },
    ...fewestClasses(...named.map(([, { objective }]) => objective)),
    parameters: scoped(({ parameters }) => parameters),
    memory: scoped(({ memory }) => memory),
    evaluate(inputs) {
      const parts = named.map(([name, { objective }], index) => ({
        name,
        weight: inputs.numbers[`${name}.weight`] as Scalar,
        evaluation: objective.evaluate(inputsOf(name, index, inputs)),
      }));
      return {
        loss: addN(parts.map(({ weight, evaluation }) => mul<Scalar>(weight, evaluation.loss))),
        metrics: {
          ...Object.assign({}, ...parts.map(({ name, evaluation }) => termsOf(name, evaluation))),
          ...batchMetrics(parts.map(({ evaluation }) => evaluation)),
        },
        memory: Object.assign(
          {},
          ...parts.map(({ name, evaluation }) => withScope(name, evaluation.memory)),
        ),
      };
    },
  };
}

function inputsOf(member: string, index: number, inputs: ObjectiveInputs): ObjectiveInputs {
  return {
    ...inputs,
    parameters: inScope(member, inputs.parameters),
    memory: inScope(member, inputs.memory),
    numbers: inScope(member, inputs.numbers),
    seed: add<Tensor1D>(inputs.seed, tensor1d([index, 0], "int32")),
  };
}

function termsOf(member: string, { loss, metrics }: Evaluation): Record<string, Scalar> {
  return {
    [`term.${member}`]: loss,
    ...withScope(`term.${member}`, inScope("term", metrics)),
  };
}

function batchMetrics(evaluations: readonly Evaluation[]) {
  const all = evaluations.map(({ metrics }) => metrics);
  const selected = addN(all.map((metrics) => metrics.selected));
  const active = addN(all.map((metrics) => mul<Scalar>(metrics.activeShare, metrics.selected)));
  const { meanPositiveDistance, meanNegativeDistance, distanceGap, embeddingSpread } = all[0]!;
  return {
    selected,
    activeShare: div<Scalar>(active, maximum(selected, 1)),
    meanPositiveDistance,
    meanNegativeDistance,
    distanceGap,
    embeddingSpread,
  };
}

function checkMembers(members: readonly (readonly [string, WeightedObjective])[]): void {
  if (members.length === 0) {
    throw new RangeError("Cannot sum objectives: needs at least one, found none");
  }
  for (const [name, { weight }] of members) {
    if (name === "" || name.includes(".")) {
      throw new RangeError(
        `Cannot sum objectives: a name must have letters and no dot, found "${name}"`,
      );
    }
    if (!(weight >= 0 && Number.isFinite(weight))) {
      throw new RangeError(
        `Cannot sum objectives: the weight of ${name} must be finite and 0 or more, found ${weight}`,
      );
    }
  }
}
