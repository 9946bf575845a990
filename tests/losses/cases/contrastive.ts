import { euclidean } from "../../../lib/distances/mod.ts";
import { contrastive } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at, type Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { isNegative, isPositive, pairsOf } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import type { OracleTerms } from "../_reductions.ts";

interface Options {
  readonly form: "squared" | "hinge";
  readonly balance: "separate" | "joint";
  readonly margin: number;
  readonly positiveMargin: number;
}

function contrastiveOf(d: Rows, labels: readonly number[], options: Options): OracleTerms {
  const { form, balance, margin, positiveMargin } = options;
  const shaped = (excess: number) =>
    form === "squared" ? Math.max(0, excess) ** 2 / 2 : Math.max(0, excess);
  const positive = pairsOf(labels, isPositive).map(([a, p]) =>
    shaped(at(d, a, p) - positiveMargin)
  );
  const negative = pairsOf(labels, isNegative).map(([a, n]) => shaped(margin - at(d, a, n)));
  return balance === "separate" ? { positive, negative } : { pairs: [...positive, ...negative] };
}

function caseOf(options: Options): LossCase {
  return lossCase({
    name: `contrastive ${JSON.stringify(options)}`,
    part: "contrastive",
    loss: contrastive(options),
    miner: allPairs(),
    scorer: euclidean(),
    tuples: (x, labels) => contrastiveOf(scoreOracles.euclidean(x, x), labels, options),
  });
}

export const contrastiveCases: readonly LossCase[] = [
  caseOf({ form: "squared", balance: "separate", margin: 1, positiveMargin: 0 }),
  caseOf({ form: "hinge", balance: "separate", margin: 1.5, positiveMargin: 0.3 }),
  caseOf({ form: "hinge", balance: "joint", margin: 1, positiveMargin: -0.2 }),
  caseOf({ form: "squared", balance: "joint", margin: 2, positiveMargin: 0.3 }),
];
