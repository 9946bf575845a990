import { expandDims, slice, type Tensor2D, tidy } from "../tensor/mod.ts";
import type { Predicate, Product, Table, Triplets } from "./selection.ts";

/** One chosen triplet, by rows, and how often it is chosen. */
export interface ListedTriplet {
  readonly anchor: number;
  readonly positive: number;
  readonly negative: number;
  readonly count: number;
}

type Rule = (anchor: number, positive: number, negative: number) => boolean;

/**
 * Lists the chosen triplets for people and tests; a training step never does. Takes batch³ time.
 *
 * @param distances `[anchors, references]`, what windows and rules are measured in.
 */
export async function listTriplets(
  selection: Triplets,
  distances: Tensor2D,
): Promise<ListedTriplet[]> {
  if (selection.kind === "table") return await listTable(selection);
  const rule = selection.kind === "product"
    ? await windowRule(selection, distances)
    : await predicateRule(selection, distances);
  const [positives, negatives] = await Promise.all([
    selection.positive.array(),
    selection.negative.array(),
  ]);
  return positives.flatMap((row, anchor) =>
    chosen(row).flatMap((positive) =>
      chosen(negatives[anchor] ?? [])
        .filter((negative) => rule(anchor, positive, negative))
        .map((negative) => ({ anchor, positive, negative, count: 1 }))
    )
  );
}

async function listTable(table: Table): Promise<ListedTriplet[]> {
  const [anchors, positives, negatives, weights] = await Promise.all([
    table.anchor.array(),
    table.positive.array(),
    table.negative.array(),
    table.weight.array(),
  ]);
  return weights.flatMap((count, row) =>
    count > 0
      ? [{
        anchor: anchors[row] as number,
        positive: positives[row] as number,
        negative: negatives[row] as number,
        count,
      }]
      : []
  );
}

async function windowRule({ window }: Product, distances: Tensor2D): Promise<Rule> {
  const d = await distances.array();
  const above = (await window.above?.array()) ?? -Infinity;
  const atMost = (await window.atMost?.array()) ?? Infinity;
  // Rounded as the engine rounds: a tie must fall to the same side here as in a training step.
  return (a, p, n) => {
    const [ap, an] = [at(d, a, p), at(d, a, n)];
    return an > Math.fround(ap + above) && an <= Math.fround(ap + atMost);
  };
}

async function predicateRule(
  { holds, amongReferences, constants = {} }: Predicate,
  distances: Tensor2D,
): Promise<Rule> {
  const [anchors] = distances.shape;
  const rows = Array.from({ length: anchors }, (_, anchor) =>
    tidy(() => {
      const row = slice(distances, anchor, 1);
      return holds(
        expandDims(row, 2),
        expandDims(row, 1),
        expandDims(amongReferences ?? distances, 0),
        constants,
      );
    }));
  const admitted = await Promise.all(rows.map((row) => row.array()));
  rows.forEach((row) => row.dispose());
  return (a, p, n) => at(admitted[a]?.[0] ?? [], p, n) > 0;
}

function at(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return matrix[row]?.[column] as number;
}

function chosen(mask: readonly number[]): number[] {
  return mask.flatMap((value, column) => value > 0 ? [column] : []);
}
