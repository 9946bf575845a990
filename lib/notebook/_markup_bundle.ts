import type { MimeBundle } from "./mime_bundle.ts";

export function markupBundle(text: string): MimeBundle {
  if (/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(text)) {
    return { "image/svg+xml": text, "text/plain": `Picture: ${titleOf(text)}` };
  }
  if (/^\s*<[a-z!]/i.test(text)) return { "text/html": text, "text/plain": words(text) };
  return { "text/plain": text };
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
