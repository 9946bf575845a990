import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type DataConfig, type Dataset, loadSplit } from "../data/mod.ts";
import { readTextIfPresent } from "../host/mod.ts";
import {
  describeCondition,
  readEvaluation,
  readSummary,
  type SetupSummary,
  type SweepSummary,
} from "../runs/mod.ts";
import { JournalError, type JsonObject, readSweep, readTrial } from "../tracking/mod.ts";
import type { Arm, ArmRun } from "./arm.ts";
import type { ComparedSweep, Comparison } from "./comparison.ts";

export interface ReadComparisonOptions {
  /** Where the user's own data lie. */
  readonly dataFolder?: string | undefined;
  /** The test part, where it has been loaded before. */
  readonly test?: Dataset;
  readonly onProgress?: (activity: string, share?: number) => void;
}

/**
 * Reads sweeps from their folders: summaries, the journals and evaluations of the trials at the selected
 * points, and the test images. Trains nothing and starts no engine.
 *
 * @throws {JournalError} If a folder holds no sweep, or one that has not ended.
 */
export async function readComparison(
  folders: readonly string[],
  { dataFolder, test, onProgress }: ReadComparisonOptions = {},
): Promise<Comparison> {
  const read = await Promise.all(folders.map(readRecord));
  const experiments = read.map(({ record }) => record.experiment);
  const sweeps = read.map((sweep): ComparedSweep & Pick<typeof sweep, "trials"> => ({
    ...sweep,
    label: experiments.filter((name) => name === sweep.record.experiment).length > 1
      ? `${sweep.record.experiment} ${sweep.record.id}`
      : sweep.record.experiment,
    configurations: Object.fromEntries(
      sweep.trials.map(({ config }) => [String(config["setup"]), config]),
    ),
  }));
  const arms = await Promise.all(
    sweeps.flatMap(({ label, summary, trials }, sweep) =>
      summary.setups.map((setup) =>
        readArm(setup, {
          sweep,
          name: (sweeps.length === 1 ? "" : `${label}: `) + nameOf(setup, summary),
          trials,
        })
      )
    ),
  );
  const images = test ??
    await testImages(sweeps, { dataFolder, ...(onProgress && { onProgress }) });
  return { sweeps, arms, ...(images === undefined ? {} : { images }) };
}

function nameOf(
  { setup, condition = {} }: SetupSummary,
  { conditions = [] }: SweepSummary,
): string {
  return [setup, describeCondition(condition, conditions)].filter((it) => it !== "").join(", ");
}

interface TrialConfigRecord {
  readonly folder: string;
  readonly config: JsonObject;
}

async function readRecord(folder: string) {
  const record = await readSweep(folder);
  const path = join(folder, "summary.json");
  const text = await readTextIfPresent(path);
  if (text === undefined) {
    throw new JournalError(
      `Cannot compare "${folder}": expected the summary of a sweep that has ended, found none; go on ` +
        `with deno task sweep ${record.experiment} --resume`,
      "missing",
      path,
    );
  }
  const trials = await Promise.all(record.trials.map((id) => readConfig(join(folder, id))));
  return { record, summary: readSummary(text), trials: trials.filter((it) => it !== undefined) };
}

/** A published record may hold no trials. */
async function readConfig(folder: string): Promise<TrialConfigRecord | undefined> {
  const text = await readTextIfPresent(join(folder, "config.json"));
  return text === undefined ? undefined : { folder, config: JSON.parse(text) };
}

async function readArm(
  summary: SetupSummary,
  { name, sweep, trials }: {
    readonly name: string;
    readonly sweep: number;
    readonly trials: readonly TrialConfigRecord[];
  },
): Promise<Arm> {
  const { seeds, metrics } = summary.confirmation ?? summary;
  const chosen = trials.filter(({ config }) =>
    config["setup"] === summary.setup && seeds.includes(Number(config["seed"])) &&
    Object.entries({ ...summary.condition, ...summary.selected }).every(([path, value]) =>
      isDeepStrictEqual(valueAt(config, path), value)
    )
  );
  // A search may have tried the point with fewer steps before.
  const steps = Math.max(...chosen.map(({ config }) => Number(config["steps"])));
  const whole = chosen.filter(({ config }) => config["steps"] === steps);
  const runs = await Promise.all(whole.map(async ({ folder, config }): Promise<ArmRun> => {
    const { lines } = await readTrial(folder);
    const evaluation = await readEvaluation(folder);
    const seed = Number(config["seed"]);
    return { folder, seed, lines, ...(evaluation === undefined ? {} : { evaluation }) };
  }));
  return { name, sweep, summary, seeds, metrics, runs };
}

function valueAt(config: unknown, path: string): unknown {
  return path.split(".").reduce((part, key) => Object(part)[key], config);
}

/** Those of all sweeps, if they are the same, and can be had. */
async function testImages(
  sweeps: readonly ComparedSweep[],
  { dataFolder, onProgress }: ReadComparisonOptions,
): Promise<Dataset | undefined> {
  const used = sweeps.flatMap(({ configurations }) =>
    Object.values(configurations).map((config) => config["data"])
  );
  const [first] = used;
  if (first === undefined || !used.every((data) => isDeepStrictEqual(data, first))) {
    return undefined;
  }
  const config = first as unknown as DataConfig;
  try {
    return (await loadSplit(config, { folder: dataFolder, ...(onProgress && { onProgress }) }))
      .test;
  } catch {
    // A report without images is better than none: the user's own files may lie elsewhere.
    return undefined;
  }
}
