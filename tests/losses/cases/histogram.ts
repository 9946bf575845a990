import { cosine } from "../../../lib/distances/mod.ts";
import { histogram } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { isNegative, isPositive, pairsOf } from "../../miners/_brute_force.ts";
import { total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(bins: number): LossCase {
  return lossCase({
    name: `histogram of ${bins} bins`,
    part: "histogram",
    loss: histogram({ bins }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const [positives, negatives] = [isPositive, isNegative].map((relation) =>
        pairsOf(labels, relation).map(([row, other]) => at(s, row, other))
      ) as [number[], number[]];
      if (positives.length === 0 || negatives.length === 0) return { pairs: [] };
      const edges = Array.from({ length: bins + 1 }, (_, edge) => -1 + 2 * edge / bins);
      const density = (cosines: readonly number[], edge: number) =>
        total(cosines.map((c) => Math.max(0, 1 - Math.abs(c - edge) * bins / 2))) / cosines.length;
      let [upTo, overtaken] = [0, 0];
      for (const edge of edges) {
        upTo += density(positives, edge);
        overtaken += density(negatives, edge) * upTo;
      }
      return { pairs: [overtaken] };
    },
  });
}

export const histogramCases: readonly LossCase[] = [caseOf(100), caseOf(7)];
