import { euclidean } from "../../../lib/distances/mod.ts";
import { center } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import { context, labelledRows, lengthOf } from "./_class_oracle.ts";

/** Centres begin at 0; tests of the part move them. */
export const centerCases: readonly LossCase[] = [
  lossCase({
    name: "center",
    part: "center",
    loss: center({}, context),
    miner: allPairs(),
    scorer: euclidean(),
    tuples: (x, labels) => labelledRows(labels, (row) => lengthOf(x[row]!) ** 2 / 2),
  }),
];
