import type { ScoreKind, Scorer } from "../../lib/distances/mod.ts";
import type { Loss, losses } from "../../lib/losses/mod.ts";
import type { Miner, Selection } from "../../lib/miners/mod.ts";
import { emptyMemory, withinBatch } from "../../lib/objectives/mod.ts";
import type { PartName } from "../../lib/parts/mod.ts";
import { reducers } from "../../lib/reducers/mod.ts";
import type { Relate } from "../../lib/relations/mod.ts";
import {
  reshape,
  type Scalar,
  scalars,
  type Tensor,
  tensor1d,
  type Tensor2D,
} from "../../lib/tensor/mod.ts";
import type { Rows } from "../distances/_points.ts";
import { type OracleTerms, reduced, type Reduction } from "./_reductions.ts";

/** A loss with a miner and scores that go with it, and the same by plain loops over float64 numbers. */
export interface LossCase {
  readonly name: string;
  readonly part: PartName<typeof losses>;
  readonly reductions: readonly Reduction[];
  /** Largest relative error; 1e-5, the bar of parity, unless the case says why not. */
  readonly bar: number;
  /** Contracts that cannot hold for the loss, each with its reason. */
  readonly exempt: Partial<Record<Contract, string>>;
  /** The loss's own weights, by name. */
  readonly weights: GivenWeights;
  /** The labels as the loss takes them. */
  label(labels: readonly number[]): Tensor;
  /** Value of the loss, reduced. */
  value(
    embeddings: Tensor2D,
    labels: Tensor,
    reduction: Reduction,
    weights: Readonly<Record<string, Tensor2D>>,
  ): Scalar;
  oracle(
    embeddings: Rows,
    labels: readonly number[],
    reduction: Reduction,
    given?: Partial<Given>,
  ): number;
}

/**
 * `nothing`: 0 where no row is labelled. `order`: the same in any order of rows. `identical`: finite where
 * all embeddings are one.
 */
export type Contract = "nothing" | "order" | "identical";

/** Weights of the loss, row by row. */
export type GivenWeights = Readonly<Record<string, Rows>>;

/** What an oracle has beside a batch. */
export interface Given {
  readonly weights: GivenWeights;
  /** What the loss takes as constant, though it depends on embeddings, it has of these. Default: the embeddings. */
  readonly fixed: Rows;
}

interface Setup<Chosen extends Selection, Kind extends ScoreKind> {
  readonly name: string;
  readonly part: PartName<typeof losses>;
  readonly loss: Loss<Chosen, Kind>;
  readonly miner: Miner<Chosen>;
  readonly scorer: Scorer<Kind>;
  /** Default: by class. */
  readonly relate?: Relate;
  /** The loss's own weights, by name. */
  readonly weights?: GivenWeights;
  /** What `labels` becomes on its way to the loss. Default: int32 classes. */
  readonly label?: (labels: readonly number[]) => Tensor;
  readonly tuples: (embeddings: Rows, labels: readonly number[], given: Given) => OracleTerms;
  readonly reductions?: readonly Reduction[];
  readonly bar?: number;
  readonly exempt?: Partial<Record<Contract, string>>;
}

const usual: readonly Reduction[] = ["sum", "mean", "mean-of-non-zero"];

/** Makes a case of a set-up: the loss's first memory, and its numbers as the part has them. */
export function lossCase<Chosen extends Selection, Kind extends ScoreKind>(
  setup: Setup<Chosen, Kind>,
): LossCase {
  const { name, part, loss, miner, scorer, relate, weights = {}, tuples } = setup;
  const { label = (labels: readonly number[]) => tensor1d([...labels], "int32") } = setup;
  return {
    name,
    part,
    reductions: setup.reductions ?? usual,
    bar: setup.bar ?? 1e-5,
    exempt: setup.exempt ?? {},
    weights,
    label,
    value(embeddings, labels, reduction, given) {
      const objective = withinBatch({
        distance: scorer,
        miner,
        loss,
        reducer: reducers[reduction](),
        ...(relate && { relate }),
      });
      const { loss: value } = objective.evaluate({
        anchors: { embeddings, labels },
        parameters: Object.fromEntries(
          Object.entries(objective.parameters).map((
            [name, { shape }],
          ) => [name, reshape(given[name.replace("loss.", "")]!, [...shape])]),
        ),
        memory: emptyMemory(objective),
        numbers: scalars(objective.numbers),
        seed: tensor1d([0, 0], "int32"),
      });
      return value;
    },
    oracle: (embeddings, labels, reduction, given = {}) =>
      reduced(tuples(embeddings, labels, { fixed: embeddings, weights, ...given }), reduction),
  };
}
