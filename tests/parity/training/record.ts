import { environmentFacts } from "../../../lib/tracking/mod.ts";
import type { TrainingPair } from "./compare_trainings.ts";
import type { ArmVerdict } from "./judge_trainings.ts";
import type { TimedArm } from "./time_trainings.ts";

/** When, at which commit and on what something was measured; of several runs, the last. */
export interface Stamp {
  readonly date: string;
  readonly commit: string | undefined;
  readonly environment: Awaited<ReturnType<typeof environmentFacts>>;
}

/** What `bench/parity_training.json` holds; its two halves are measured apart. */
export interface TrainingRecord {
  readonly agreement?: Stamp & {
    readonly verdicts: readonly ArmVerdict[];
    readonly pairs: readonly TrainingPair[];
  };
  readonly time?: Stamp & { readonly rows: readonly TimedArm[] };
}

const file = new URL("../../../bench/parity_training.json", import.meta.url);

/** Says when, at which commit and on what, with both engines' versions. */
export async function stamp([ours, reference]: readonly [string, string]): Promise<Stamp> {
  const environment = await environmentFacts({ engine: `${ours}, beside ${reference}` });
  return { date: new Date().toISOString(), commit: environment.git?.commit, environment };
}

/** The record as it is; empty if there is none. */
export async function readRecord(): Promise<TrainingRecord> {
  try {
    return JSON.parse(await Deno.readTextFile(file));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

/** Replaces the record. */
export async function writeRecord(record: TrainingRecord): Promise<void> {
  await Deno.writeTextFile(file, `${JSON.stringify(record)}\n`);
}
