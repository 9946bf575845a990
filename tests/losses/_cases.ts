import { cosine, euclidean, type ScoreKind, type Scorer } from "../../lib/distances/mod.ts";
import {
  contrastive,
  type Loss,
  type losses,
  ntXent,
  tripletMargin,
} from "../../lib/losses/mod.ts";
import {
  allPairs,
  allTriplets,
  angular,
  batchHard,
  type Miner,
  type Pairs,
  type Selection,
  semiHard,
  semiHardSingle,
  type Triplets,
} from "../../lib/miners/mod.ts";
import { withinBatch } from "../../lib/objectives/mod.ts";
import type { PartName } from "../../lib/parts/mod.ts";
import { reducers } from "../../lib/reducers/mod.ts";
import {
  type Scalar,
  scalar,
  type Tensor1D,
  tensor1d,
  type Tensor2D,
} from "../../lib/tensor/mod.ts";
import type { Rows } from "../distances/_points.ts";
import { scoreOracles } from "../distances/_score_oracles.ts";
import { chosenTriplets } from "../miners/_brute_force.ts";
import {
  contrastiveOf,
  ntXentOf,
  reduced,
  type reductions,
  tripletMarginOf,
  type Tuples,
} from "./_loss_oracles.ts";

/** A loss with a miner and scores that go with it, and the same by plain loops over float64 numbers. */
export interface LossCase {
  readonly name: string;
  readonly part: PartName<typeof losses>;
  /** Value of the loss, reduced. */
  value(embeddings: Tensor2D, labels: Tensor1D, reducer: keyof typeof reductions): Scalar;
  oracle(embeddings: Rows, labels: readonly number[], reducer: keyof typeof reductions): number;
}

interface Setup<Chosen extends Selection, Kind extends ScoreKind> {
  readonly name: string;
  readonly part: PartName<typeof losses>;
  readonly loss: Loss<Chosen, Kind>;
  readonly miner: Miner<Chosen>;
  readonly scorer: Scorer<Kind>;
  readonly tuples: (embeddings: Rows, labels: readonly number[]) => Tuples;
}

/** Wider than any distance between points of length 1 or so: margins that some tuples miss. */
const margin = 0.4;

function scalars(numbers: Readonly<Record<string, number>>): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, scalar(value)]));
}

function lossCase<Chosen extends Selection, Kind extends ScoreKind>(
  { name, part, loss, miner, scorer, tuples }: Setup<Chosen, Kind>,
): LossCase {
  return {
    name,
    part,
    value(embeddings, labels, reducer) {
      const objective = withinBatch({
        distance: scorer,
        miner,
        loss,
        reducer: reducers[reducer](),
      });
      return objective.evaluate({
        anchors: { embeddings, labels },
        parameters: {},
        memory: {},
        numbers: scalars(objective.numbers),
        seed: tensor1d([0, 0], "int32"),
      }).loss;
    },
    oracle: (embeddings, labels, reducer) => reduced(tuples(embeddings, labels), reducer),
  };
}

function contrastiveCase(options: {
  form: "squared" | "hinge";
  balance: "separate" | "joint";
  margin: number;
  positiveMargin: number;
}): LossCase {
  return lossCase<Pairs, "distance">({
    name: `contrastive ${JSON.stringify(options)}`,
    part: "contrastive",
    loss: contrastive(options),
    miner: allPairs(),
    scorer: euclidean(),
    tuples: (x, labels) => contrastiveOf(scoreOracles.euclidean(x, x), labels, options),
  });
}

function tripletCase(
  name: "all-triplets" | "angular" | "semi-hard" | "semi-hard-single" | "batch-hard",
  miner: Miner<Triplets>,
): LossCase {
  return lossCase<Triplets, "distance">({
    name: `triplet-margin of ${name}`,
    part: "triplet-margin",
    loss: tripletMargin({ margin }),
    miner,
    scorer: euclidean(),
    tuples(x, labels) {
      const d = scoreOracles.euclidean(x, x);
      return tripletMarginOf(d, chosenTriplets[name](labels, d, margin), margin);
    },
  });
}

function ntXentCase(temperature: number): LossCase {
  return lossCase<Pairs, "similarity">({
    name: `nt-xent at temperature ${temperature}`,
    part: "nt-xent",
    loss: ntXent({ temperature }),
    miner: allPairs(),
    scorer: cosine(),
    tuples: (x, labels) => ntXentOf(scoreOracles.cosine(x, x), labels, temperature),
  });
}

export const lossCases: readonly LossCase[] = [
  contrastiveCase({ form: "squared", balance: "separate", margin: 1, positiveMargin: 0 }),
  contrastiveCase({ form: "hinge", balance: "separate", margin: 1.5, positiveMargin: 0.3 }),
  contrastiveCase({ form: "hinge", balance: "joint", margin: 1, positiveMargin: -0.2 }),
  contrastiveCase({ form: "squared", balance: "joint", margin: 2, positiveMargin: 0.3 }),
  tripletCase("all-triplets", allTriplets()),
  tripletCase("angular", angular()),
  tripletCase("semi-hard", semiHard({ margin })),
  tripletCase("semi-hard-single", semiHardSingle()),
  tripletCase("batch-hard", batchHard()),
  ntXentCase(0.07),
  ntXentCase(0.5),
  ntXentCase(0.005),
];
