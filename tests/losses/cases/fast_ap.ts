import { squaredEuclidean } from "../../../lib/distances/mod.ts";
import { fastAp } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at, type Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function normalized(rows: Rows): number[][] {
  return rows.map((row) => row.map((x) => x / Math.max(1e-12, Math.hypot(...row))));
}

function caseOf(bins: number): LossCase {
  return lossCase({
    name: `fast-ap of ${bins} bins`,
    part: "fast-ap",
    loss: fastAp({ bins }),
    // Of a perfect ranking 1 − precision is rounding here, above 0 or not.
    reductions: ["sum", "mean"],
    miner: allPairs(),
    scorer: squaredEuclidean({ normalize: true }),
    tuples(x, labels) {
      const unit = normalized(x);
      const d = scoreOracles["squared-euclidean"](unit, unit);
      const edges = Array.from({ length: bins + 1 }, (_, edge) => 4 * edge / bins);
      const share = (distance: number, edge: number) =>
        Math.max(0, 1 - Math.abs(distance - edge) / (4 / bins));
      return {
        anchors: anchorsOf(labels).flatMap(({ row, positives, negatives }) => {
          if (positives.length === 0) return [];
          const inBin = (others: readonly number[], edge: number) =>
            total(others.map((other) => share(at(d, row, other), edge)));
          let [upTo, all, precision] = [0, 0, 0];
          for (const edge of edges) {
            const found = inBin(positives, edge);
            upTo += found;
            all += found + inBin(negatives, edge);
            if (all > 0) precision += found * upTo / all;
          }
          return [1 - precision / positives.length];
        }),
      };
    },
  });
}

export const fastApCases: readonly LossCase[] = [caseOf(10), caseOf(3)];
