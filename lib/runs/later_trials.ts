import { join } from "node:path";
import { readTextIfPresent, writeAtomically } from "../host/mod.ts";
import type { OpenedSweep } from "./open_sweep.ts";
import type { PlannedTrial } from "./sweep_plan.ts";

const path = (folder: string) => join(folder, "later_trials.json");

/**
 * The trials that a sweep planned since it began, from its folder. They are kept, so that a trial that
 * failed and is run again changes what is tried next, not what has been tried.
 */
export async function readLaterTrials(folder: string): Promise<readonly PlannedTrial[]> {
  const text = await readTextIfPresent(path(folder));
  return text === undefined ? [] : JSON.parse(text);
}

/** Writes down a round of trials behind those before. */
export async function addLaterTrials(
  sweep: OpenedSweep,
  round: readonly PlannedTrial[],
): Promise<void> {
  const { folder } = sweep.journal.record;
  const all = [...await readLaterTrials(folder), ...round];
  await writeAtomically(path(folder), `${JSON.stringify(all)}\n`);
  await sweep.journal.addTrials(round.map(({ id }) => id));
}
