import { cosine } from "../../../lib/distances/mod.ts";
import { angle } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { byGrade, type Relate } from "../../../lib/relations/mod.ts";
import { tensor1d } from "../../../lib/tensor/mod.ts";
import { total } from "../_anchors.ts";
import { gradedPairsOf, orderLoss } from "../_graded_pairs.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

/** The quotient z / w of the two rows as complex numbers, by its parts, over |z| / |w|. */
function complexAngle(x: readonly number[], y: readonly number[]): number {
  const half = x.length / 2;
  const [a, b, c, d] = [x.slice(0, half), x.slice(half), y.slice(0, half), y.slice(half)];
  const divisor = total(y.map((value) => value ** 2)) * Math.hypot(...x) / Math.hypot(...y);
  const parts = a.map((_, k) =>
    (a[k]! * c[k]! + b[k]! * d[k]! + b[k]! * c[k]! - a[k]! * d[k]!) / divisor
  );
  return Math.abs(total(parts));
}

function caseOf(scale: number): LossCase {
  return lossCase({
    name: `angle at scale ${scale}`,
    part: "angle",
    loss: angle({ scale }),
    miner: allPairs(),
    scorer: cosine(),
    relate: byGrade as Relate,
    label: (labels) => tensor1d([...labels], "float32"),
    exempt: { order: "neighbouring rows are pairs" },
    tuples(x, labels) {
      const pairs = gradedPairsOf(labels).map(({ first, second, grade }) => ({
        similarity: complexAngle(x[first]!, x[second]!),
        grade,
      }));
      return { batch: orderLoss(pairs, scale) };
    },
  });
}

export const angleCases: readonly LossCase[] = [caseOf(20), caseOf(2)];
