import type { Pairs } from "../miners/mod.ts";
import { any, cast, softplus, squeeze, sub, type Tensor2D, where } from "../tensor/mod.ts";
import { chosenPairs } from "./_chosen_pairs.ts";
import { logSumOver } from "./_log_sum_over.ts";
import type { TupleTerm } from "./loss_terms.ts";

/**
 * −ln of the probability that an anchor draws a positive, when it draws each reference with
 * softmax(logits): ln(1 + Σ_n e^logit / Σ_p e^logit), for each anchor that has positives.
 */
export function neighborsTerm(
  logits: Tensor2D,
  selection: Pairs,
): TupleTerm {
  const { positive, negative } = chosenPairs(selection);
  const some = any(positive, 1, true);
  const toPositives = where(some, logSumOver(logits, positive), 0);
  const values = where(some, softplus(sub(logSumOver(logits, negative), toPositives)), 0);
  return {
    kind: "tuples",
    values: squeeze(values, [1]),
    counts: cast(squeeze(some, [1]), "float32"),
  };
}
