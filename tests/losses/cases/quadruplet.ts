import { euclidean, squaredEuclidean } from "../../../lib/distances/mod.ts";
import { quadruplet } from "../../../lib/losses/mod.ts";
import {
  allTriplets,
  batchHard,
  type Miner,
  semiHard,
  type Triplets,
} from "../../../lib/miners/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { chosenTriplets, isNegative } from "../../miners/_brute_force.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

const [margin, strangerMargin] = [1, 0.5];

function caseOf(
  name: "all-triplets" | "batch-hard" | "semi-hard",
  miner: Miner<Triplets>,
  form: "euclidean" | "squared-euclidean" = "euclidean",
): LossCase {
  return lossCase({
    name: `quadruplet of ${name} on ${form}`,
    part: "quadruplet",
    loss: quadruplet({ margin, strangerMargin }),
    miner,
    scorer: form === "euclidean" ? euclidean() : squaredEuclidean(),
    tuples(x, labels) {
      const squares = scoreOracles["squared-euclidean"](x, x);
      const triplets = chosenTriplets[name](labels, scoreOracles[form](x, x), 0.4);
      const rows = labels.map((_, row) => row);
      const nearestStrangers = (anchor: number) =>
        Math.min(
          ...rows.flatMap((b) =>
            rows.filter((c) =>
              isNegative(labels, anchor, b) && isNegative(labels, anchor, c) &&
              isNegative(labels, b, c)
            ).map((c) => at(squares, b, c))
          ),
        );
      const pairs = new Map(
        triplets.map(({ anchor, positive }) => [`${anchor} ${positive}`, { anchor, positive }]),
      );
      return {
        triplets: triplets.map(({ anchor, positive, negative }) =>
          Math.max(0, at(squares, anchor, positive) - at(squares, anchor, negative) + margin)
        ),
        quadruplets: [...pairs.values()].flatMap(({ anchor, positive }) => {
          const between = nearestStrangers(anchor);
          if (between === Infinity) return [];
          return [Math.max(0, at(squares, anchor, positive) - between + strangerMargin)];
        }),
      };
    },
  });
}

export const quadrupletCases: readonly LossCase[] = [
  caseOf("all-triplets", allTriplets()),
  caseOf("batch-hard", batchHard()),
  caseOf("semi-hard", semiHard({ margin: 0.4 })),
  caseOf("all-triplets", allTriplets(), "squared-euclidean"),
];
