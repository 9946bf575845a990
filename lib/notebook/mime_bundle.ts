import type { TopLevelSpec } from "vega-lite";
import type { Table } from "../charts/mod.ts";
import type { Report } from "../reports/mod.ts";
import { chartBundle } from "./_chart_bundle.ts";
import { markupBundle } from "./_markup_bundle.ts";
import { reportBundle } from "./_report_bundle.ts";
import { type Row, tableBundle, tableOf } from "./_table_bundle.ts";

/** One thing in several forms, by media type: a notebook's front end takes the best it knows. */
export interface MimeBundle {
  readonly [mediaType: string]: string | object;
  readonly "text/plain": string;
}

/** A Vega-Lite chart; a table, or the rows of one; a report; SVG, HTML or plain text. */
export type Showable = TopLevelSpec | Table | readonly Row[] | Report | string;

export type { Row };

export interface MimeBundleOptions {
  /** What a table tells, set above it. */
  readonly caption?: string;
}

/**
 * Gives a thing in every form that a notebook, a page or a terminal may want.
 *
 * - a chart: Vega-Lite 5 (which JupyterLab and VS Code draw), SVG (for all that do not), its title
 * - a table, or rows: HTML, and columns aligned in text
 * - a report: its page in a frame, its title and table in text
 * - a string that starts with `<svg`: an HTML image of it, the SVG, its title
 * - a string that starts with another tag: HTML and its words
 * - any other string: text
 */
export async function mimeBundle(
  thing: Showable,
  { caption = "" }: MimeBundleOptions = {},
): Promise<MimeBundle> {
  if (typeof thing === "string") return markupBundle(thing);
  if (isRows(thing)) return tableBundle(tableOf(thing), caption);
  if (isTable(thing)) return tableBundle(thing, caption);
  if (isReport(thing)) return reportBundle(thing);
  return await chartBundle(thing);
}

function isRows(thing: Exclude<Showable, string>): thing is readonly Row[] {
  return Array.isArray(thing);
}

function isTable(thing: TopLevelSpec | Table | Report): thing is Table {
  return "columns" in thing && "rows" in thing;
}

function isReport(thing: TopLevelSpec | Report): thing is Report {
  return "sections" in thing;
}
