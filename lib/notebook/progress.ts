import { kernel } from "./_kernel.ts";
import type { ProgressState } from "./_draw_progress.ts";
import { notebookProgress } from "./_notebook_progress.ts";
import { terminalProgress } from "./_terminal_progress.ts";

export interface ProgressOptions {
  /** What is being done, e.g. "Training". */
  readonly label: string;
  /** How many steps there are. */
  readonly total: number;
}

/** A bar that shows how far a piece of work has come. */
export interface Progress {
  /**
   * Says that `done` steps of the total are done. Awaiting it lets the event loop turn, so that
   * an interruption is heard; the last step also waits until the bar is safely shown.
   *
   * @param note What is worth reading just now, e.g. `loss 0.31`.
   */
  update(done: number, note?: string): Promise<void>;
  /** Ends a bar that stopped before its total, where it stands. */
  finish(): Promise<void>;
}

/** Ten drawings a second look smooth and cost a training step nothing. */
const drawEveryMilliseconds = 100;

/**
 * Shows progress: in a notebook a bar below the cell, in a terminal a line that renews itself, in
 * a log a line now and then, on standard error. No time is shown, so that a notebook executed
 * twice reads the same.
 *
 * @example
 * ```ts
 * import { progress } from "@marginalia/marginalia/notebook";
 *
 * const bar = progress({ label: "Training", total: 3 });
 * for (let step = 1; step <= 3; step++) await bar.update(step, `loss ${1 / step}`);
 * ```
 */
export function progress({ label, total }: ProgressOptions): Progress {
  const jupyter = kernel();
  const draw = jupyter === undefined ? terminalProgress() : notebookProgress(jupyter);
  let state: ProgressState = { label, total, done: 0, note: "" };
  let drawnAt = -Infinity;
  let finished = false;

  async function finish(): Promise<void> {
    if (finished) return;
    finished = true;
    await draw(state, true);
  }

  async function update(done: number, note = ""): Promise<void> {
    if (finished) return;
    state = { label, total, done, note };
    if (done >= total) return await finish();
    if (performance.now() - drawnAt < drawEveryMilliseconds) return;
    await draw(state, false);
    await new Promise((resolve) => setTimeout(resolve, 0));
    drawnAt = performance.now();
  }

  return { update, finish };
}
