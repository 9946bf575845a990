import { join } from "node:path";
import { readIfPresent } from "../../host/mod.ts";
import { readJournalLines } from "./journal_lines.ts";
import { readFacts } from "./trial_record.ts";

/** What a trial's journal keeps when it is opened. */
export interface Kept {
  /** Length of the lines that stay. */
  readonly bytes: number;
  /** The last of them: its step (-1 if there is none), its time, and the metrics at that step. */
  readonly step: number;
  readonly time: number;
  readonly names: readonly string[];
  /** When the attempt began that goes on; `undefined` if one begins now. */
  readonly started: number | undefined;
}

const nothing: Kept = { bytes: 0, step: -1, time: 0, names: [], started: undefined };

/** What stays of an earlier attempt that goes on from a checkpoint: the lines up to its step. */
export async function readEarlierAttempt(
  folder: string,
  checkpoint: number | undefined,
): Promise<Kept> {
  const path = join(folder, "metrics.jsonl");
  const bytes = checkpoint === undefined ? undefined : await readIfPresent(path);
  if (checkpoint === undefined || !bytes) return nothing;
  const { started } = await readFacts(folder);
  const { lines, ends } = readJournalLines(path, bytes);
  const kept = lines.filter(({ step }) => step <= checkpoint);
  const last = kept.at(-1);
  if (!last) return { ...nothing, started };
  const names = kept.filter(({ step }) => step === last.step).flatMap((it) =>
    Object.keys(it.metrics)
  );
  return { bytes: ends[kept.length - 1] ?? 0, step: last.step, time: last.time, names, started };
}
