import {
  cast,
  div,
  greater,
  maximum,
  mul,
  squeeze,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleTerm } from "./loss_terms.ts";

/** All `[anchors, references]`. */
interface Attraction {
  readonly logits: Tensor2D;
  /** How much each positive counts. */
  readonly weights: Tensor2D;
  /** 1 for a positive, else 0. */
  readonly positive: Tensor2D;
  /** 1 for a negative, else 0. */
  readonly negative: Tensor2D;
}

/** −(1/|P|) Σ_p w_p · ln softmax(logits)_p over positives and negatives, for each anchor that has positives. */
export function attractionTerm({ logits, weights, positive, negative }: Attraction): TupleTerm {
  const others: Tensor2D = maximum(positive, negative);
  const positives = sum(positive, 1, true);
  const some = greater(positives, 0);
  const logOfOthers = where(some, logSumOver(logits, others), 0);
  const gaps = mul(weights, sub(logOfOthers, logits));
  const values: Tensor1D = squeeze(div(sum(gaps, 1, true), maximum(positives, 1)), [1]);
  return { kind: "tuples", values, counts: cast(squeeze(some, [1]), "float32") };
}
