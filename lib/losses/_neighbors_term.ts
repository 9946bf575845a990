import type { Pairs } from "../miners/mod.ts";
import { masks } from "../relations/mod.ts";
import {
  greater,
  max,
  softplus,
  squeeze,
  sub,
  type Tensor1D,
  type Tensor2D,
  where,
} from "../tensor/mod.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleTerm } from "./loss_terms.ts";

/**
 * −ln of the probability that an anchor draws a positive, when it draws each reference with
 * softmax(logits): ln(1 + Σ_n e^logit / Σ_p e^logit), for each anchor that has positives.
 */
export function neighborsTerm(
  logits: Tensor2D,
  selection: Pick<Pairs, "positive" | "negative">,
): TupleTerm {
  const { positive, negative } = masks(selection);
  const counts: Tensor1D = max(positive, 1);
  const toPositives = where(greater(max(positive, 1, true), 0), logSumOver(logits, positive), 0);
  const all = softplus(sub(logSumOver(logits, negative), toPositives));
  const values: Tensor1D = where(greater(counts, 0), squeeze(all, [1]), 0);
  return { kind: "tuples", values, counts };
}
