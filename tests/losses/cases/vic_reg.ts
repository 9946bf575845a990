import { euclidean } from "../../../lib/distances/mod.ts";
import { vicReg } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { Rows } from "../../distances/_points.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import type { OracleTerms } from "../_reductions.ts";
import { dotOf } from "./_class_oracle.ts";
import { centeredColumns, halves, meanOf, viewExemptions } from "./_view_oracle.ts";

interface Options {
  readonly invariance: number;
  readonly variance: number;
  readonly covariance: number;
  readonly epsilon: number;
}

function vicRegOf(x: Rows, options: Options): OracleTerms {
  const { invariance, variance, covariance, epsilon } = options;
  const [first, second] = halves(x);
  const spread = (view: Rows) =>
    centeredColumns(view).map((column) => {
      const deviation = Math.sqrt(dotOf(column, column) / (view.length - 1) + epsilon);
      return variance / 2 * Math.max(0, 1 - deviation);
    });
  const shared = (view: Rows) => {
    const columns = centeredColumns(view);
    const squares = columns.flatMap((a, i) =>
      columns.map((b, j) => i === j ? 0 : (dotOf(a, b) / (view.length - 1)) ** 2)
    );
    return squares.reduce((total, square) => total + square, 0) / columns.length;
  };
  return {
    invariance: first.map((row, image) =>
      invariance * meanOf(row.map((each, axis) => (each - second[image]![axis]!) ** 2))
    ),
    firstVariance: spread(first),
    secondVariance: spread(second),
    covariance: [covariance * (shared(first) + shared(second))],
  };
}

function caseOf(options: Options): LossCase {
  return lossCase({
    name: `vic-reg ${JSON.stringify(options)}`,
    part: "vic-reg",
    loss: vicReg(options),
    miner: allPairs(),
    scorer: euclidean(),
    exempt: viewExemptions,
    tuples: (x) => vicRegOf(x, options),
  });
}

export const vicRegCases: readonly LossCase[] = [
  caseOf({ invariance: 25, variance: 25, covariance: 1, epsilon: 1e-4 }),
  caseOf({ invariance: 0.1, variance: 1, covariance: 5, epsilon: 0.01 }),
];
