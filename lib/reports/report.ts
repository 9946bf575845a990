import type { Table } from "../charts/mod.ts";
import type { TopLevelSpec } from "vega-lite";

/** A drawing of a report. */
export interface Figure {
  /** Legal as a file's name, and unlike any other figure's of the report. */
  readonly name: string;
  /** What it shows, for those who cannot see it, and as its caption. */
  readonly description: string;
  readonly svg: string;
  /** What it was drawn from; absent for a drawing that is no Vega-Lite chart. */
  readonly spec?: TopLevelSpec;
  /** The image behind each point, shown when a reader points at it. */
  readonly sprites?: PointSprites;
}

/** Images behind the points of a map, in the order of the points. */
export interface PointSprites {
  /** Place of each in the page's sheet of images. */
  readonly cells: readonly number[];
  /** What to say of each: its class. */
  readonly labels: readonly string[];
}

/** All images that readers can point at, in one picture. */
export interface SpriteSheet {
  /** The picture as a data address. */
  readonly address: string;
  readonly columns: number;
  readonly rows: number;
  /** Height and width of one image in the picture, in pixels. */
  readonly cell: readonly [height: number, width: number];
}

/** A table of a report. */
export interface ReportTable {
  /** Legal as a file's name, and unlike any other table's of the report. */
  readonly name: string;
  /** What it shows, in a sentence. */
  readonly caption: string;
  readonly table: Table;
}

/** A piece of a section. */
export type ReportBlock =
  | { readonly kind: "sentences"; readonly sentences: readonly string[] }
  | { readonly kind: "list"; readonly sentences: readonly string[] }
  | { readonly kind: "table"; readonly table: ReportTable }
  | { readonly kind: "figures"; readonly figures: readonly Figure[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "facts"; readonly facts: Readonly<Record<string, string>> }
  | { readonly kind: "fold"; readonly title: string; readonly blocks: readonly ReportBlock[] };

/** A part of a report under a heading of its own. */
export interface ReportSection {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A page that shows what was found, and all that is needed to judge it. */
export interface Report {
  readonly title: string;
  /** One or two sentences: what was asked, and on what data. */
  readonly summary: string;
  readonly sections: readonly ReportSection[];
  readonly sprites?: SpriteSheet;
}

/** All tables of a report, in their order. */
export function tablesOf(report: Pick<Report, "sections">): ReportTable[] {
  return blocksOf(report).flatMap((block) => block.kind === "table" ? [block.table] : []);
}

/** All figures of a report, in their order. */
export function figuresOf(report: Pick<Report, "sections">): Figure[] {
  return blocksOf(report).flatMap((block) => block.kind === "figures" ? block.figures : []);
}

function blocksOf({ sections }: Pick<Report, "sections">): ReportBlock[] {
  const unfold = (block: ReportBlock): ReportBlock[] =>
    block.kind === "fold" ? block.blocks.flatMap(unfold) : [block];
  return sections.flatMap(({ blocks }) => blocks.flatMap(unfold));
}
