import type { ProgressState } from "./_draw_progress.ts";

const width = 24;

/** One line, e.g. `Training ██████░░░░░░ 200 of 400 loss 0.31`. */
export function progressText({ label, done, total, note }: ProgressState): string {
  const share = total > 0 ? Math.min(done / total, 1) : 1;
  const filled = Math.round(width * share);
  const bar = "█".repeat(filled) + "░".repeat(width - filled);
  return `${label} ${bar} ${done} of ${total} ${note}`.trimEnd();
}
