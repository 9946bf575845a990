import { cosine } from "../../../lib/distances/mod.ts";
import { decoupledContrastive } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { at, type Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { type Anchor, anchorsOf, logSumExpOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

/** The weight of a positive pair in DCLW. */
function weigher(s: Rows, anchors: readonly Anchor[], sigma: number) {
  const all = anchors.flatMap(({ row, positives }) =>
    positives.map((p) => Math.exp(at(s, row, p) / sigma))
  );
  const mean = total(all) / all.length;
  return (row: number, p: number) => 2 - Math.exp(at(s, row, p) / sigma) / mean;
}

function caseOf(weighting: "none" | "von-mises-fisher", temperature: number): LossCase {
  const sigma = 0.5;
  return lossCase({
    name: `decoupled-contrastive weighted by ${weighting} at temperature ${temperature}`,
    part: "decoupled-contrastive",
    loss: decoupledContrastive({ weighting, temperature, sigma }),
    miner: allPairs(),
    scorer: cosine(),
    tuples(x, labels, { fixed }) {
      const s = scoreOracles.cosine(x, x);
      const anchors = anchorsOf(labels);
      const weight = weighting === "none"
        ? () => 1
        : weigher(scoreOracles.cosine(fixed, fixed), anchors, sigma);
      const losses = anchors.flatMap(({ row, positives, negatives }) => {
        const push = logSumExpOf(negatives.map((n) => at(s, row, n) / temperature));
        return negatives.length === 0
          ? []
          : positives.map((p) => push - weight(row, p) * at(s, row, p) / temperature);
      });
      return { pairs: losses };
    },
  });
}

export const decoupledContrastiveCases: readonly LossCase[] = [
  caseOf("none", 0.1),
  caseOf("von-mises-fisher", 0.5),
];
