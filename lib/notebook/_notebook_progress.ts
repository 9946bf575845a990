import { escapeHtml } from "./_escape_html.ts";
import { progressText } from "./_progress_text.ts";
import { flush } from "./flush.ts";
import type { DrawProgress, ProgressState } from "./_draw_progress.ts";

/** Draws below the cell: the first drawing is an output, each later one takes its place. */
export function notebookProgress(jupyter: typeof Deno.jupyter): DrawProgress {
  const id = crypto.randomUUID();
  let update = false;
  return async (state, last) => {
    const bundle = { "text/html": html(state), "text/plain": progressText(state) };
    await jupyter.display(bundle, { raw: true, update, display_id: id });
    update = true;
    if (last) await flush();
  };
}

function html({ label, done, total, note }: ProgressState): string {
  const bar = `<progress value="${done}" max="${total}" style="width:20em"></progress>`;
  return `<div>${escapeHtml(label)} ${bar} ${done} of ${total} ${escapeHtml(note)}</div>`;
}
