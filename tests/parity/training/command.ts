// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Trains on Fashion-MNIST beside pytorch-metric-learning, from the same weights with the same batches, one
 * thread each; compares the losses of the first steps and MAP@R on the test images.
 *
 * `deno task parity training [--seeds N] [--first-seed N] [--steps N] [--match TEXT] [--json] [--record]`
 *
 * With `--time` it times the steps of both in turns instead. `--record` writes into
 * `bench/parity_training.json`, keeping the pairs of other seeds that were trained for as many steps.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { type Arm, arms } from "./arms.ts";
import { compareTrainings, type TrainingPair } from "./compare_trainings.ts";
import { judgeTrainings } from "./judge_trainings.ts";
import { readRecord, stamp, type TrainingRecord, writeRecord } from "./record.ts";
import { describePair, describeTimed, describeVerdict } from "./describe.ts";
import { timeTrainings } from "./time_trainings.ts";
import { startTrainingSides } from "./training_sides.ts";

/** Compares the trainings, or their times, prints a table, and sets the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: "string", default: "10" },
      "first-seed": { type: "string", default: "0" },
      steps: { type: "string", default: "500" },
      match: { type: "string", default: "" },
      time: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
    },
  });
  const chosen = arms.filter(({ name }) => name.includes(values.match));
  const before = values.record ? await readRecord() : {};
  const keep = async (record: TrainingRecord) => {
    if (values.record) await writeRecord(record);
    return record;
  };
  const from = wholeNumber("--first-seed", values["first-seed"], 0);
  const seeds = wholeNumber("--seeds", values.seeds, 1);
  const steps = wholeNumber("--steps", values.steps, 1);
  const record = values.time
    ? await timeAll(chosen, before, keep)
    : await compareAll(chosen, { from, seeds, steps }, before, keep);
  if (values.json) console.log(JSON.stringify(record));
}

interface Span {
  readonly from: number;
  readonly seeds: number;
  readonly steps: number;
}

type Keep = (record: TrainingRecord) => Promise<TrainingRecord>;

async function compareAll(
  chosen: readonly Arm[],
  { from, seeds, steps }: Span,
  before: TrainingRecord,
  keep: Keep,
): Promise<TrainingRecord> {
  await using sides = await startTrainingSides("any", console.error);
  const stamped = await stamp(sides.versions);
  let pairs: readonly TrainingPair[] = before.agreement?.pairs ?? [];
  let record = before;
  for (let seed = from; seed < from + seeds; seed++) {
    for (const arm of chosen) {
      const pair = await compareTrainings(arm, sides, { seed, steps });
      console.log(describePair(pair));
      const others = pairs.filter((other) =>
        other.steps === steps && !(other.arm === arm.name && other.seed === seed)
      );
      pairs = [...others, pair];
      record = await keep({
        ...before,
        agreement: { ...stamped, verdicts: judgeTrainings(pairs), pairs },
      });
    }
  }
  const verdicts = record.agreement?.verdicts ?? [];
  for (const verdict of verdicts) console.log(describeVerdict(verdict));
  if (verdicts.some(({ verdict }) => verdict !== "equivalent")) Deno.exitCode = 1;
  return record;
}

async function timeAll(
  chosen: readonly Arm[],
  before: TrainingRecord,
  keep: Keep,
): Promise<TrainingRecord> {
  await using sides = await startTrainingSides("one core", console.error);
  const rows = [];
  for (const arm of chosen) {
    const timed = await timeTrainings(arm, sides);
    console.log(describeTimed(timed));
    if (timed.quietRounds === 0 || timed.ratio < timed.bar) Deno.exitCode = 1;
    rows.push(timed);
  }
  return await keep({ ...before, time: { ...await stamp(sides.versions), rows } });
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new RangeError(
    `Cannot compare trainings: ${option} must be a whole number of at least ${least}, found ${text}`,
  );
}
