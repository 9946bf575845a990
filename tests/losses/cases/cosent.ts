import { cosine } from "../../../lib/distances/mod.ts";
import { cosent } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { byGrade, type Relate } from "../../../lib/relations/mod.ts";
import { tensor1d } from "../../../lib/tensor/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { gradedPairsOf, orderLoss } from "../_graded_pairs.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

function caseOf(scale: number): LossCase {
  return lossCase({
    name: `cosent at scale ${scale}`,
    part: "cosent",
    loss: cosent({ scale }),
    miner: allPairs(),
    scorer: cosine(),
    relate: byGrade as Relate,
    label: (labels) => tensor1d([...labels], "float32"),
    exempt: { order: "neighbouring rows are pairs" },
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const pairs = gradedPairsOf(labels).map(({ first, second, grade }) => ({
        similarity: at(s, first, second),
        grade,
      }));
      return { batch: orderLoss(pairs, scale) };
    },
  });
}

export const cosentCases: readonly LossCase[] = [caseOf(20), caseOf(2)];
