import type { TopLevelSpec } from "vega-lite";
import { renderSvg } from "../charts/mod.ts";
import { compactSvg } from "./_compact_svg.ts";
import type { MimeBundle } from "./mime_bundle.ts";

/** The newest version that JupyterLab draws; version 6 is shown by none. */
const schema = "https://vega.github.io/schema/vega-lite/v5.json";

/** No HTML among the forms: JupyterLab would take it before the live chart. */
export async function chartBundle(spec: TopLevelSpec): Promise<MimeBundle> {
  return {
    "application/vnd.vegalite.v5+json": { ...spec, $schema: schema },
    "image/svg+xml": compactSvg(await renderSvg(spec)),
    "text/plain": `Chart: ${caption(spec)}`,
  };
}

function caption({ description, title }: TopLevelSpec): string {
  if (description !== undefined) return description;
  if (typeof title === "string") return title;
  if (title === undefined || Array.isArray(title) || !("text" in title)) return "untitled";
  return typeof title.text === "string" ? title.text : "untitled";
}
