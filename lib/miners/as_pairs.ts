import { scatterND, stack, type Tensor1D, type Tensor2D } from "../tensor/mod.ts";
import { predicateCounts } from "./predicate_counts.ts";
import { productCounts } from "./product_counts.ts";
import type { Pairs, Selection, Table } from "./selection.ts";

/**
 * The pairs of a selection, by how often each occurs: a triplet (a, p, n) counts once for (a, p) and once
 * for (a, n), so a pair that takes part in ten triplets counts ten. Nothing is deduplicated, as in
 * pytorch-metric-learning.
 *
 * @param distances `[anchors, references]`, what windows and rules are measured in.
 */
export function asPairs(selection: Selection, distances: Tensor2D): Pairs {
  switch (selection.kind) {
    case "pairs":
      return selection;
    case "product":
      return productCounts(selection, distances);
    case "predicate":
      return predicateCounts(selection, distances);
    case "table":
      return tableCounts(selection, distances.shape);
  }
}

function tableCounts(
  { anchor, positive, negative, weight }: Table,
  shape: [number, number],
): Pairs {
  const tally = (column: Tensor1D): Tensor2D =>
    scatterND(stack([anchor, column], 1), weight, shape);
  return { kind: "pairs", positive: tally(positive), negative: tally(negative) };
}
