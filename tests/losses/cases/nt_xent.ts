import { cosine } from "../../../lib/distances/mod.ts";
import { ntXent } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at, type Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { isNegative, isPositive, pairsOf } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import type { OracleTerms } from "../_reductions.ts";

function ntXentOf(s: Rows, labels: readonly number[], temperature: number): OracleTerms {
  return {
    pairs: pairsOf(labels, isPositive).map(([a, p]) => {
      const negatives = labels.map((_, row) => row).filter((row) => isNegative(labels, a, row));
      // 1 + Σ e^((s_n − s_p)/τ), the ratio's inverse: nothing overflows in float64 down to τ = 0.003.
      const others = negatives.map((n) => Math.exp((at(s, a, n) - at(s, a, p)) / temperature));
      return Math.log1p(others.reduce((total, each) => total + each, 0));
    }),
  };
}

function caseOf(temperature: number, bar?: number): LossCase {
  return lossCase({
    name: `nt-xent at temperature ${temperature}`,
    part: "nt-xent",
    loss: ntXent({ temperature }),
    miner: allPairs(),
    scorer: cosine(),
    tuples: (x, labels) => ntXentOf(scoreOracles.cosine(x, x), labels, temperature),
    ...(bar === undefined ? {} : { bar }),
  });
}

/** A temperature of 0.005 makes 200 of each rounding error in a cosine. */
export const ntXentCases: readonly LossCase[] = [caseOf(0.07), caseOf(0.5), caseOf(0.005, 1e-4)];
