import type { LossTerm, SummedTerm } from "../losses/mod.ts";
import {
  cast,
  greater,
  mul,
  reshape,
  segmentSum,
  stopGradient,
  sum,
  type Tensor,
  type Tensor1D,
} from "../tensor/mod.ts";

/**
 * A term's sums, anchor by anchor. `reducer` begins the message.
 *
 * @param labels Of the anchors; as many as there are anchors.
 * @throws {TypeError} If the term's tuples do not lie by anchor.
 */
export function byAnchor(
  reducer: string,
  term: LossTerm,
  labels: Tensor | undefined,
): Omit<SummedTerm, "kind"> {
  if (term.kind === "summed") return term;
  const { values, counts, anchors } = term;
  const count = labels?.shape[0];
  const active = mul(counts, cast(greater(stopGradient(values), 0), "float32"));
  const columns = [mul(counts, values), counts, active];
  const [totals, all, withLoss] = columns.map((column) => {
    if (anchors !== undefined && count !== undefined) {
      return segmentSum(column as Tensor1D, anchors, count);
    }
    const rows = column.shape[0] ?? 0;
    if (anchors !== undefined || (count !== undefined && rows !== count)) {
      throw new TypeError(
        `Cannot reduce ${reducer}: the loss's tuples must lie by anchor, found ${
          anchors === undefined
            ? `[${column.shape}] for ${count} anchors`
            : "a list, and no labels to say how many anchors there are"
        }; take the reducer mean`,
      );
    }
    return sum<Tensor1D>(reshape(column, [rows, -1]), 1);
  }) as [Tensor1D, Tensor1D, Tensor1D];
  return { totals, counts: all, active: withLoss };
}
