import type { Pairs } from "../miners/mod.ts";
import {
  cast,
  div,
  greater,
  logicalOr,
  maximum,
  mul,
  squeeze,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { chosenPairs } from "./_chosen_pairs.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleTerm } from "./loss_terms.ts";

interface Attraction {
  /** `[anchors, references]` */
  readonly logits: Tensor2D;
  readonly selection: Pairs;
  /** How much each positive counts, else 0, `[anchors, references]`. */
  readonly weights: Tensor2D;
}

/** −(1/|P|) Σ_p w_p · ln softmax(logits)_p over positives and negatives, for each anchor that has positives. */
export function attractionTerm({ logits, selection, weights }: Attraction): TupleTerm {
  const { positive, negative } = chosenPairs(selection);
  const positives: Tensor1D = sum(cast(positive, "float32"), 1);
  const some = greater(positives, 0);
  const logOfOthers = squeeze(logSumOver(logits, logicalOr(positive, negative)), [1]);
  const gaps = sub(
    mul(where(some, logOfOthers, 0), sum(weights, 1)),
    sum(mul(weights, logits), 1),
  );
  const values: Tensor1D = div(gaps, maximum(positives, 1));
  return { kind: "tuples", values, counts: cast(some, "float32") };
}
