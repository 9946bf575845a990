import { euclidean } from "../../../lib/distances/mod.ts";
import { barlowTwins } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";
import { dotOf, lengthOf } from "./_class_oracle.ts";
import { centeredColumns, halves, viewExemptions } from "./_view_oracle.ts";

function caseOf(redundancy: number): LossCase {
  return lossCase({
    name: `barlow-twins with redundancy ${redundancy}`,
    part: "barlow-twins",
    loss: barlowTwins({ redundancy }),
    miner: allPairs(),
    scorer: euclidean(),
    exempt: viewExemptions,
    tuples(x) {
      const [first, second] = halves(x).map(centeredColumns) as [number[][], number[][]];
      const terms = { invariance: [0], redundancy: [0] };
      first.forEach((a, i) =>
        second.forEach((b, j) => {
          const correlation = dotOf(a, b) / (lengthOf(a) * lengthOf(b));
          if (i === j) terms.invariance[0]! += (1 - correlation) ** 2;
          else terms.redundancy[0]! += redundancy * correlation ** 2;
        })
      );
      return terms;
    },
  });
}

export const barlowTwinsCases: readonly LossCase[] = [caseOf(0.005), caseOf(2)];
