import { euclidean } from "../../../lib/distances/mod.ts";
import { margin } from "../../../lib/losses/mod.ts";
import { allTriplets, batchHard, type Miner, type Triplets } from "../../../lib/miners/mod.ts";
import { at, type Rows } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { chosenTriplets } from "../../miners/_brute_force.ts";
import { type GivenWeights, type LossCase, lossCase } from "../_loss_case.ts";

/** Labels of the contract go up to 11. */
const classes = 12;
const [width, start, betaWeight] = [0.2, 1, 0.3];

function caseOf(
  miner: "all-triplets" | "batch-hard",
  learn: "none" | "one" | "per-class",
): LossCase {
  const offsets: Rows = learn === "none"
    ? []
    : [Array.from({ length: learn === "one" ? 1 : classes }, (_, c) => (c % 5 - 2) / 16 + 1 / 32)];
  const weights: GivenWeights = learn === "none" ? {} : { betaOffset: offsets };
  const miners: Record<typeof miner, Miner<Triplets>> = {
    "all-triplets": allTriplets(),
    "batch-hard": batchHard(),
  };
  return lossCase({
    name: `margin of ${miner}, learning ${learn}`,
    part: "margin",
    loss: margin({ margin: width, beta: start, learn, betaWeight }, { classes, dimensions: 4 }),
    miner: miners[miner],
    scorer: euclidean(),
    weights,
    reductions: ["sum", "divisor"],
    tuples(x, labels, { weights }) {
      const d = scoreOracles.euclidean(x, x);
      const offset = weights["betaOffset"]?.[0] ?? [0];
      const betaOf = (row: number) =>
        start + (learn === "per-class" ? offset[labels[row]!]! : offset[0]!);
      const triplets = chosenTriplets[miner](labels, d);
      const losses = triplets.flatMap(({ anchor, positive, negative }) => [
        Math.max(0, at(d, anchor, positive) - betaOf(anchor) + width),
        Math.max(0, betaOf(anchor) - at(d, anchor, negative) + width),
      ]);
      const pairs = { losses, divisor: losses.filter((loss) => loss > 0).length };
      if (learn === "none") return { pairs };
      const beta = learn === "one" ? { losses: [betaWeight * betaOf(0)], divisor: 1 } : {
        losses: triplets.map(({ anchor }) => betaWeight * betaOf(anchor)),
        divisor: pairs.divisor,
      };
      return { pairs, beta };
    },
    ...(learn === "one" && {
      exempt: { nothing: "a boundary of all classes has its weight whatever is chosen" },
    }),
  });
}

export const marginCases: readonly LossCase[] = [
  caseOf("all-triplets", "none"),
  caseOf("batch-hard", "none"),
  caseOf("all-triplets", "one"),
  caseOf("all-triplets", "per-class"),
];
