import type { Pairs } from "./selection.ts";

/** One chosen pair, by row and column, and how often it is chosen. */
export interface ListedPair {
  readonly anchor: number;
  readonly reference: number;
  readonly label: "same" | "different";
  readonly count: number;
}

/** Lists the chosen pairs, row by row, for people and tests; a training step never does. */
export async function listPairs({ positive, negative }: Pairs): Promise<ListedPair[]> {
  const [same, different] = await Promise.all([positive.array(), negative.array()]);
  const list = (counts: number[][], label: ListedPair["label"]) =>
    counts.flatMap((row, anchor) =>
      row.flatMap((count, reference) => count > 0 ? [{ anchor, reference, label, count }] : [])
    );
  return [...list(same, "same"), ...list(different, "different")];
}
