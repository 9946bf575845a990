import type { EvaluateQueriesOptions } from "./evaluate_queries.ts";

/** What a query may retrieve. */
export interface Seen {
  /** R: rows of its class that it sees. */
  readonly relevant: number;
  /** All rows that it sees. */
  readonly visible: number;
}

/**
 * Tells what a query may see, and hides the other rows from a ranking: their product becomes -Infinity.
 */
export function relevantRows(
  { labels, gallery, ignore }: Pick<EvaluateQueriesOptions, "labels" | "gallery" | "ignore">,
): (query: number, products: Float32Array) => Seen {
  const rowLabels = gallery?.labels ?? labels;
  const sizes = new Map<number, number>();
  for (const label of rowLabels) sizes.set(label, (sizes.get(label) ?? 0) + 1);

  return (query, products) => {
    let relevant = sizes.get(labels[query]!) ?? 0;
    let visible = rowLabels.length;
    const hide = (row: number) => {
      products[row] = -Infinity;
      visible--;
      if (rowLabels[row] === labels[query]) relevant--;
    };
    if (gallery === undefined) hide(query);
    if (ignore !== undefined) {
      for (let row = 0; row < rowLabels.length; row++) {
        const isItself = gallery === undefined && row === query;
        if (!isItself && ignore(query, row)) hide(row);
      }
    }
    return { relevant, visible };
  };
}
