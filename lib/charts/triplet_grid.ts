import type { TopLevelSpec } from "vega-lite";
import type { PanelSpec } from "./_spec.ts";
import { lightTheme, themeConfig } from "./theme.ts";

/** The triplets that one miner takes of one anchor. */
export interface TripletPanel {
  readonly title: string;
  readonly triplets: readonly GridTriplet[];
}

export interface GridTriplet {
  /** Rank of the positive among the anchor's positives, the nearest first, from 0. */
  readonly positive: number;
  /** Rank of the negative among its negatives, the nearest first, from 0. */
  readonly negative: number;
  /** What kind of triplet it is, e.g. `hard`. */
  readonly kind: string;
}

export interface TripletGridOptions {
  readonly title: string;
  readonly panels: readonly TripletPanel[];
  /** Positives and negatives of the anchor. */
  readonly counts: { readonly positives: number; readonly negatives: number };
  /** All kinds of triplets, in the legend's order. */
  readonly kinds: readonly string[];
}

const cell = { width: 8, height: 14 };

/**
 * Which triplets miners take of one anchor: a panel a miner, a row a positive, a column a negative, both the
 * nearest first, and a square for each triplet that is taken.
 */
export function tripletGrid(
  { title, panels, counts, kinds }: TripletGridOptions,
): TopLevelSpec {
  const [rows, columns] = [ranks(counts.positives), ranks(counts.negatives)];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: { text: title, anchor: "start" },
    columns: 2,
    spacing: 20,
    concat: panels.map(({ title, triplets }): PanelSpec => ({
      width: cell.width * counts.negatives,
      height: cell.height * counts.positives,
      title: { text: title, anchor: "start", frame: "group", fontSize: 12, offset: 4 },
      view: { stroke: lightTheme.grid },
      data: { values: triplets.map((triplet) => ({ ...triplet })) },
      mark: { type: "rect", stroke: lightTheme.background, strokeWidth: 1 },
      encoding: {
        x: {
          field: "negative",
          type: "ordinal",
          scale: { domain: columns, padding: 0 },
          axis: { title: "negatives, the nearest first", labels: false, ticks: false },
        },
        y: {
          field: "positive",
          type: "ordinal",
          scale: { domain: rows, padding: 0 },
          axis: { title: null, labels: false, ticks: false },
        },
        color: {
          field: "kind",
          type: "nominal",
          scale: { domain: [...kinds] },
          legend: { title: null },
        },
      },
    })),
    config: { ...themeConfig(lightTheme), aria: false },
  };
}

function ranks(count: number): number[] {
  return Array.from({ length: count }, (_, rank) => rank);
}
