import { cosine } from "../../../lib/distances/mod.ts";
import { multiSupCon } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { byLabelSets, type Relate } from "../../../lib/relations/mod.ts";
import { tensor2d } from "../../../lib/tensor/mod.ts";
import { at } from "../../distances/_points.ts";
import { scoreOracles } from "../../distances/_score_oracles.ts";
import { logSumExpOf, total } from "../_anchors.ts";
import { type LossCase, lossCase } from "../_loss_case.ts";

const CLASSES = 13;

/** Class c as the labels c and c + 1: neighbouring classes share one label of three. */
function labelSet(label: number): number[] {
  return label < 0 ? [] : [label, label + 1];
}

function jaccard(a: readonly number[], b: readonly number[]): number {
  const shared = a.filter((label) => b.includes(label)).length;
  return shared / (a.length + b.length - shared);
}

function caseOf(temperature: number): LossCase {
  return lossCase({
    name: `multi-sup-con at temperature ${temperature}`,
    part: "multi-sup-con",
    loss: multiSupCon({ temperature }),
    miner: allPairs(),
    scorer: cosine(),
    relate: byLabelSets({ threshold: 0.3 }) as Relate,
    label: (labels) =>
      tensor2d(
        labels.map((label) =>
          Array.from({ length: CLASSES }, (_, c) => labelSet(label).includes(c) ? 1 : 0)
        ),
        undefined,
        "int32",
      ),
    tuples(x, labels) {
      const s = scoreOracles.cosine(x, x);
      const known = labels.flatMap((label, row) =>
        label < 0 ? [] : [{ row, set: labelSet(label) }]
      );
      return {
        anchors: known.flatMap((anchor) => {
          const others = known.filter(({ row }) => row !== anchor.row).map(({ row, set }) => ({
            logit: at(s, anchor.row, row) / temperature,
            overlap: jaccard(anchor.set, set),
          }));
          const positives = others.filter(({ overlap }) => overlap >= 0.3);
          const all = logSumExpOf(others.map(({ logit }) => logit));
          const pulls = positives.map(({ logit, overlap }) => overlap * (all - logit));
          return positives.length === 0 ? [] : [total(pulls) / positives.length];
        }),
      };
    },
  });
}

export const multiSupConCases: readonly LossCase[] = [caseOf(0.5)];
