import { join } from "node:path";
import { writing } from "./_writing.ts";
import { type TrialResult, writeResult } from "./result.ts";
import { readTrial } from "./trial_record.ts";

/** How a trial ended whose process cannot say so itself. */
export interface EndTrialOptions extends Pick<TrialResult, "error"> {
  /** The trial's folder. No process may be writing there any more. */
  readonly folder: string;
  readonly status: "failed" | "killed";
  /** Milliseconds since 1970; defaults to the system's clock. */
  readonly now?: () => number;
}

/**
 * Marks a trial as ended whose process has crashed or was killed. What it recorded is kept; half a
 * line at the end is cut off. A trial that has ended by itself stays as it is.
 *
 * @throws {JournalError} `missing` if the trial was not begun.
 */
export async function endTrial(options: EndTrialOptions): Promise<void> {
  const { folder, status, error, now = Date.now } = options;
  const { result, lines, started, bytes } = await readTrial(folder);
  if (result) return;
  const ended = Math.max(Math.round(now()), lines.at(-1)?.time ?? started);
  await writing(folder, async () => {
    if (bytes > 0) await Deno.truncate(join(folder, "metrics.jsonl"), bytes);
    await writeResult(folder, { status, started, ended, metrics: {}, error });
  });
}
