import type { Pairs } from "../miners/mod.ts";
import {
  add,
  all,
  cast,
  div,
  equal,
  logicalAnd,
  max,
  maximum,
  type Scalar,
  sum,
  type Tensor1D,
} from "../tensor/mod.ts";
import type { BatchInputs } from "./loss.ts";

/**
 * How much each anchor weighs in a loss that looks at rows, `[anchors]`: in how many of the chosen pairs
 * it is, over the most that any is. 1 throughout where every pair is chosen, even if there is none.
 */
export function rowWeights(
  inputs: Pick<BatchInputs, "anchors" | "references" | "relation"> & { readonly selection: Pairs },
): Tensor1D {
  const { selection, relation, anchors, references } = inputs;
  const counts = add(selection.positive, selection.negative);
  const fromAnchors: Tensor1D = sum(counts, 1);
  const tally = anchors === references ? add(fromAnchors, sum(counts, 0)) : fromAnchors;
  const everyPair = logicalAnd(
    all(equal(selection.positive, relation.positive)),
    all(equal(selection.negative, relation.negative)),
  );
  // A share is at most 1, so the larger of the two is 1 wherever every pair is chosen.
  return maximum(div(tally, atLeastOne(max(tally))), cast(everyPair, "float32"));
}

/** A largest count of 0 leaves shares of 0. Counts of graded labels may lie below 1. */
function atLeastOne(largest: Scalar): Scalar {
  return add(largest, cast(equal(largest, 0), "float32"));
}
