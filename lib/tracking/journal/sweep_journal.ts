import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readIfPresent } from "../../host/mod.ts";
import { writeJson } from "./_write_json.ts";
import { writing } from "./_writing.ts";
import { JournalError } from "./journal_error.ts";
import { lockSweep } from "./lock_sweep.ts";
import { type TrialResult, writeResult } from "./result.ts";
import { journalFormat, readSweep, type SweepRecord } from "./sweep_record.ts";

/** What a sweep is, written down before its first trial. */
export interface SweepJournalOptions {
  /** `results/<experiment>/<sweep>`; its last part is the sweep's id. */
  readonly folder: string;
  readonly experiment: string;
  /** The resolved config: set-ups, axes, seeds. */
  readonly config: object;
  readonly environment?: object;
  /** Ids of the trials, which are the names of their folders; of those known at the beginning. */
  readonly trials: readonly string[];
  /** Milliseconds since 1970; defaults to the system's clock. */
  readonly now?: () => number;
}

/** A sweep's journal, open for writing by this process alone. */
export interface SweepJournal {
  /** What was written when the sweep began, and the trials that have come since. */
  readonly record: SweepRecord;
  trialFolder(id: string): string;
  /**
   * Writes down that these trials come, too. Those that the record has already stay as they are.
   *
   * @throws {RangeError} If an id is not fit to name a folder.
   */
  addTrials(ids: readonly string[]): Promise<void>;
  /** Marks the sweep as ended. */
  finish(result: Pick<TrialResult, "status" | "metrics" | "error">): Promise<void>;
  /** Lets other processes in. */
  [Symbol.dispose](): void;
}

/**
 * Begins a sweep's journal, `sweep.json`, or goes on with the one in the folder. No other process
 * can open it until this one disposes of it or ends, however it ends.
 *
 * @throws {RangeError} If a trial's id is not fit to name a folder.
 * @throws {JournalError} `locked` if another process works in the folder; `different` if the folder
 * holds a sweep of another config or other trials; `read-only` or `disk-full` if it cannot be
 * written.
 */
export async function openSweepJournal(options: SweepJournalOptions): Promise<SweepJournal> {
  const { folder, now = Date.now } = options;
  options.trials.forEach(checkTrialId);
  await writing(folder, () => Deno.mkdir(folder, { recursive: true }));
  const lock = await lockSweep(folder);
  try {
    const begun = await readIfPresent(join(folder, "sweep.json")) !== undefined;
    if (!begun) await begin(options, now);
    let record = await readSweep(folder);
    if (begun) checkSame(options, record);
    // A sweep that is gone on with has not ended.
    if (record.result) await writing(folder, () => Deno.remove(join(folder, "result.json")));
    record = { ...record, result: undefined };
    return {
      get record() {
        return record;
      },
      trialFolder: (id) => join(folder, id),
      async addTrials(ids) {
        ids.forEach(checkTrialId);
        record = { ...record, trials: [...new Set([...record.trials, ...ids])] };
        const { result: _, ...written } = record;
        await writing(folder, () => write(written));
      },
      async finish(result) {
        const times = {
          started: record.created,
          ended: Math.max(Math.round(now()), record.created),
        };
        await writing(folder, () => writeResult(folder, { ...result, ...times }));
      },
      [Symbol.dispose]: () => lock[Symbol.dispose](),
    };
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** An id names a folder, and stands between quotes in MLflow's searches. */
function checkTrialId(id: string): void {
  if (/^[\w][\w.,=+-]*$/.test(id)) return;
  throw new RangeError(
    `Cannot use the trial id "${id}": expected letters, digits and _ . , = + - only, ` +
      "beginning with a letter, a digit or _",
  );
}

async function begin(options: SweepJournalOptions, now: () => number): Promise<void> {
  const { folder, experiment, config, environment = {}, trials } = options;
  const uuid = crypto.randomUUID();
  const created = Math.round(now());
  const facts = { folder, uuid, id: basename(folder), experiment, created };
  const knownAtStart = trials.length;
  await writing(folder, () => write({ ...facts, config, environment, trials, knownAtStart }));
}

type Written = Omit<SweepRecord, "config" | "environment" | "result"> & {
  readonly config: object;
  readonly environment: object;
};

async function write({ folder, ...record }: Written): Promise<void> {
  await writeJson(join(folder, "sweep.json"), { format: journalFormat, ...record });
}

function checkSame({ folder, config, trials }: SweepJournalOptions, record: SweepRecord): void {
  // Through JSON, as the record was: undefined options are left out of both.
  const given: Readonly<Record<string, unknown>> = {
    ...JSON.parse(JSON.stringify(config)),
    trials: [...trials],
  };
  // Others may have come since it was begun.
  const first = record.trials.slice(0, record.knownAtStart);
  const begun: Readonly<Record<string, unknown>> = { ...record.config, trials: first };
  const keys = Object.keys({ ...begun, ...given });
  const others = keys.filter((key) => !isDeepStrictEqual(given[key], begun[key]));
  if (others.length === 0) return;
  throw new JournalError(
    `Cannot go on with the sweep in "${folder}": expected the config it was begun with on ${
      new Date(record.created).toISOString().slice(0, 10)
    }, found other ${others.join(", ")}; it had other overrides, or is of another version of the ` +
      "experiment or of this program: go back to those, or begin a new sweep",
    "different",
    folder,
  );
}
