import { cosine } from "../../../lib/distances/mod.ts";
import { ge2e } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import type { Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { anchorsOf, logSumExpOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

/** Cosine of a row with the mean of others, all of length 1. */
function cosineWithMean(x: Rows, row: number, others: readonly number[]): number {
  const units = x.map((values) => values.map((value) => value / Math.hypot(...values)));
  const mean = units[0]!.map((_, k) => total(others.map((other) => units[other]![k]!)));
  return scoreOracles.cosine([units[row]!], [mean])[0]![0]!;
}

function caseOf(form: "softmax" | "contrast", scale: number, offset: number): LossCase {
  return lossCase({
    name: `ge2e by ${form}`,
    part: "ge2e",
    loss: ge2e({ form, scale, offset }),
    miner: allPairs(),
    scorer: cosine(),
    weights: {
      scaleChange: [[0.5]],
      ...(form === "contrast" && { offsetChange: [[-0.25]] }),
    },
    tuples(x, labels, { weights }) {
      const learnt = (name: string) => weights[name]?.[0]?.[0] ?? 0;
      const similarity = (row: number, others: readonly number[]) =>
        (scale + learnt("scaleChange")) * cosineWithMean(x, row, others) +
        offset + learnt("offsetChange");
      const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
      const anchors = anchorsOf(labels).filter(({ positives }) => positives.length > 0);
      return {
        anchors: anchors.map(({ row, positives, negatives }) => {
          const own = similarity(row, positives);
          const classes = [...new Set(negatives.map((n) => labels[n]))];
          const others = classes.map((label) =>
            similarity(row, negatives.filter((n) => labels[n] === label))
          );
          return form === "softmax"
            ? logSumExpOf([own, ...others]) - own
            : 1 - sigmoid(own) + Math.max(0, ...others.map(sigmoid));
        }),
      };
    },
  });
}

export const ge2eCases: readonly LossCase[] = [
  caseOf("softmax", 10, -5),
  caseOf("contrast", 5, 1),
];
