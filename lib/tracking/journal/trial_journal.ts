import { basename, join } from "node:path";
import { checkMlflowName } from "../mlflow/limits.ts";
import { openAppendFile } from "./_append_file.ts";
import { readEarlierAttempt } from "./_earlier_attempt.ts";
import { writeJson } from "./_write_json.ts";
import { writing } from "./_writing.ts";
import { JournalError } from "./journal_error.ts";
import { type MetricValues, writeJournalLine } from "./journal_line.ts";
import { readResult, type TrialResult, writeResult } from "./result.ts";
import type { DatasetFacts } from "./trial_record.ts";

/** What a trial is, written down before its first step. */
export interface TrialJournalOptions {
  /** `results/<experiment>/<sweep>/<trial>`; its last part is the trial's id. */
  readonly folder: string;
  /** The resolved config: all that decides the trial's numbers. */
  readonly config: object;
  readonly seed?: number | undefined;
  readonly datasets?: readonly DatasetFacts[];
  readonly environment?: object;
  /** Step of the checkpoint that an unfinished trial goes on from; without it, from nothing. */
  readonly resumeFrom?: number | undefined;
  /** Milliseconds since 1970; defaults to the system's clock. */
  readonly now?: () => number;
}

/** A trial's journal, open for writing. */
export interface TrialJournal {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  /**
   * Appends the metrics of a step. When it returns the line is the system's to keep, whatever
   * becomes of this process.
   *
   * @throws {RangeError} If the step is no integer or less than the last one, a metric was already
   * recorded at this step, or MLflow would refuse a name.
   */
  record(step: number, metrics: MetricValues): void;
  /** Forces the journal onto the disk, then marks the trial as ended. */
  finish(result: Pick<TrialResult, "status" | "metrics" | "error">): Promise<void>;
  /** Leaves the trial unfinished. */
  [Symbol.dispose](): void;
}

/**
 * Opens a trial's journal: `config.json`, `environment.json` and `metrics.jsonl`, and `result.json`
 * as the mark of its end. An unfinished, failed or killed trial begins again: lines past
 * `resumeFrom` are cut off first, so that no step is there twice.
 *
 * @example
 * ```ts
 * import { openTrialJournal, readTrial } from "@marginalia/marginalia/tracking";
 * import { assertEquals } from "@std/assert";
 *
 * const results = await Deno.makeTempDir();
 * const folder = `${results}/siamese-0.2-1`;
 * using journal = await openTrialJournal({ folder, config: { loss: { margin: 0.2 } }, seed: 1 });
 * journal.record(10, { "train/loss": 0.7 });
 * await journal.finish({ status: "finished", metrics: { "test/map_at_r": 0.49 } });
 *
 * const { lines, result } = await readTrial(folder);
 * assertEquals(lines.map(({ step, metrics }) => [step, metrics]), [[10, { "train/loss": 0.7 }]]);
 * assertEquals(result?.status, "finished");
 * await Deno.remove(results, { recursive: true });
 * ```
 *
 * @throws {JournalError} `read-only` or `disk-full` if the folder cannot be written; `different` if
 * the trial has already finished.
 */
export async function openTrialJournal(options: TrialJournalOptions): Promise<TrialJournal> {
  const { folder, config, seed, datasets = [], environment = {}, now = Date.now } = options;
  await writing(folder, () => Deno.mkdir(folder, { recursive: true }));
  const ended = await readResult(folder);
  if (ended?.status === "finished") {
    throw new JournalError(
      `Cannot open the trial "${folder}": it has finished; remove its folder to run it again`,
      "different",
      folder,
    );
  }
  const kept = await readEarlierAttempt(folder, options.resumeFrom);
  const started = kept.started ?? Math.round(now());
  const file = await writing(folder, async () => {
    // First of all: from here on the trial counts as unfinished.
    if (ended) await Deno.remove(join(folder, "result.json"));
    await writeJson(join(folder, "config.json"), config);
    const facts = { id: basename(folder), started, seed, datasets, environment };
    await writeJson(join(folder, "environment.json"), facts);
    return await openAppendFile(join(folder, "metrics.jsonl"), kept.bytes);
  });

  const legal = new Set<string>();
  let last = { step: kept.step, time: Math.max(kept.time, started) };
  let recorded = new Set(kept.names);

  function checkNames(names: readonly string[]): void {
    for (const name of names.filter((it) => !legal.has(it))) {
      checkMlflowName(name);
      legal.add(name);
    }
  }

  function checkStep(step: number, names: readonly string[]): void {
    const least = Math.max(last.step, 0);
    if (!Number.isSafeInteger(step) || step < least) {
      throw new RangeError(
        `Cannot record step ${step}: expected an integer of at least ${least}, the last step`,
      );
    }
    const twice = step === last.step && names.find((name) => recorded.has(name));
    if (twice) throw new RangeError(`Cannot record "${twice}" twice at step ${step}`);
  }

  return {
    folder,
    started,
    record(step, metrics) {
      const names = Object.keys(metrics);
      checkNames(names);
      checkStep(step, names);
      // A clock set back must not put a later step before an earlier one.
      const time = Math.max(Math.round(now()), last.time);
      file.append(writeJournalLine({ step, time, metrics }));
      recorded = new Set(step === last.step ? [...recorded, ...names] : names);
      last = { step, time };
    },
    async finish({ status, metrics, error }) {
      checkNames(Object.keys(metrics));
      const ended = Math.max(Math.round(now()), last.time);
      await writing(folder, async () => {
        await file.sync();
        await writeResult(folder, { status, started, ended, metrics, error });
      });
      file.close();
    },
    [Symbol.dispose]: () => file.close(),
  };
}
