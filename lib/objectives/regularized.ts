import type { Regularizer } from "../regularizers/mod.ts";
import { addN, mul, type Scalar, type Tensor2D } from "../tensor/mod.ts";
import type { Objective } from "./objective.ts";
import { withScope } from "./_scopes.ts";

/** A wish about embeddings, and how much it counts. */
export interface EmbeddingWish {
  readonly regularizer: Regularizer<"embeddings">;
  /** Multiplies the penalty; 0 or more. A number that a sweep may vary. */
  readonly weight: number;
}

/** A wish about weights of the objective's own, and how much it counts. */
export interface WeightWish {
  readonly regularizer: Regularizer<"weights">;
  /** Multiplies the penalty; 0 or more. A number that a sweep may vary. */
  readonly weight: number;
  /** Which weights, by the name that the objective gives them: `loss.proxies`. */
  readonly parameter: string;
}

export interface RegularizedOptions {
  readonly objective: Objective;
  /** Wishes by names that the record has for them. */
  readonly wishes: Readonly<Record<string, EmbeddingWish | WeightWish>>;
}

/**
 * An objective with wishes beside it: loss + Σ weight · penalty, of the batch's embeddings or of the
 * objective's own weights, such as proxies.
 *
 * A wish's weight is the number `regularizer.<name>.weight`; `term.regularizer.<name>` is its penalty before
 * the weight. All other numbers, terms and metrics are the objective's own: a penalty selects no tuple.
 *
 * Agrees with pytorch-metric-learning's `embedding_regularizer` and `weight_regularizer`, whose weights are
 * 1 unless given.
 *
 * @throws {RangeError} If a weight is below 0, or the objective has no such parameter.
 *
 * @example Short embeddings
 * ```ts
 * import { euclidean } from "@marginalia/marginalia/distances";
 * import { contrastive } from "@marginalia/marginalia/losses";
 * import { allPairs } from "@marginalia/marginalia/miners";
 * import { regularized, withinBatch } from "@marginalia/marginalia/objectives";
 * import { lp } from "@marginalia/marginalia/regularizers";
 * import { assertEquals } from "@std/assert";
 *
 * const { numbers } = regularized({
 *   objective: withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive() }),
 *   wishes: { length: { regularizer: lp({ power: 2 }), weight: 0.01 } },
 * });
 * assertEquals(numbers["regularizer.length.weight"], 0.01);
 * ```
 */
export function regularized({ objective, wishes }: RegularizedOptions): Objective {
  const named = Object.entries(wishes);
  named.forEach(([name, wish]) => checkWish(name, wish, objective));
  const weights = Object.fromEntries(named.map(([name, { weight }]) => [`${name}.weight`, weight]));
  return {
    ...objective,
    numbers: { ...objective.numbers, ...withScope("regularizer", weights) },
    evaluate(inputs) {
      const evaluation = objective.evaluate(inputs);
      const penalties = named.map(([name, wish]) => {
        const rows = "parameter" in wish
          ? inputs.parameters[wish.parameter] as Tensor2D
          : inputs.anchors.embeddings;
        const penalty = wish.regularizer.penalty(rows);
        const weight = inputs.numbers[`regularizer.${name}.weight`] as Scalar;
        return { name, penalty, weighted: mul<Scalar>(weight, penalty) };
      });
      return {
        ...evaluation,
        loss: addN([evaluation.loss, ...penalties.map(({ weighted }) => weighted)]),
        metrics: {
          ...evaluation.metrics,
          ...Object.fromEntries(
            penalties.map(({ name, penalty }) => [`term.regularizer.${name}`, penalty]),
          ),
        },
      };
    },
  };
}

function checkWish(
  name: string,
  wish: EmbeddingWish | WeightWish,
  { parameters }: Pick<Objective, "parameters">,
): void {
  if (!(wish.weight >= 0 && Number.isFinite(wish.weight))) {
    throw new RangeError(
      `Cannot regularize: the weight of ${name} must be finite and 0 or more, found ${wish.weight}`,
    );
  }
  if ("parameter" in wish && !(wish.parameter in parameters)) {
    throw new RangeError(
      `Cannot regularize: ${name} must name weights of the objective (${
        Object.keys(parameters).join(", ") || "it has none"
      }), found ${wish.parameter}`,
    );
  }
}
