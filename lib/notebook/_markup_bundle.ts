import { Buffer } from "node:buffer";
import { escapeHtml } from "./_escape_html.ts";
import type { MimeBundle } from "./mime_bundle.ts";

export function markupBundle(text: string): MimeBundle {
  if (/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text)) {
    return pictureBundle(text);
  }
  if (/^\s*<[a-z!]/i.test(text)) return { "text/html": text, "text/plain": words(text) };
  return { "text/plain": text };
}

/**
 * JupyterLab does not draw the SVG of a notebook that it does not trust yet, as any is that somebody else
 * executed; within an HTML image it does.
 */
function pictureBundle(svg: string): MimeBundle {
  const title = titleOf(svg);
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return {
    "text/html": `<img alt="${escapeHtml(title)}" src="${address}">`,
    "image/svg+xml": svg,
    "text/plain": `Picture: ${title}`,
  };
}

function titleOf(svg: string): string {
  const [, label] = /^[^>]*<svg[^>]*\saria-label="([^"]*)"/.exec(svg) ?? [];
  const [, title] = /<title[^>]*>([^<]*)<\/title>/.exec(svg) ?? [];
  return title ?? label ?? "untitled";
}

/** The text between the tags, line by line; styles and scripts have none. */
function words(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}
