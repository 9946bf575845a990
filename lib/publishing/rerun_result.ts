import { join } from "node:path";
import { type Executor, readOutcomes, type TrialEvent } from "../runs/mod.ts";
import { canonical } from "./canonical.ts";
import { describeDifference, firstDifference } from "./first_difference.ts";
import { type FrozenTrial, readFrozenTrials } from "./frozen_trial.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export interface RerunOptions {
  /** The published result's folder. */
  readonly folder: string;
  /** Where the new journals go. */
  readonly work: string;
  readonly executor: Executor;
  readonly signal: AbortSignal;
  readonly dataFolder?: string | undefined;
  /** Only trials whose id contains it. */
  readonly match?: string | undefined;
  /** How far a metric may lie from the recorded one and still be called equal; 0: bit for bit only. */
  readonly tolerance: number;
  readonly onEvent?: (event: TrialEvent) => void;
}

/**
 * Runs the trials of a published result again from their resolved configurations and compares their
 * metrics: identical, equal within the tolerance (and by how much they differ), or different and where
 * first.
 *
 * @throws {RangeError} If no trial's id contains the text.
 */
export async function rerunResult(options: RerunOptions): Promise<Verdict> {
  const { folder, work, executor, signal, dataFolder, match = "", onEvent = () => {} } = options;
  const all = await readFrozenTrials(folder);
  const trials = all.filter(({ id }) => id.includes(match));
  if (trials.length === 0) {
    throw new RangeError(
      `Cannot run "${folder}" again: no trial's id contains "${match}"; there are ` +
        `${all.slice(0, 3).map(({ id }) => id).join(", ")} …`,
    );
  }
  const jobs = trials.map(({ id, config }) => (
    { id, config, dataFolder, backend: "tensorflow", folder: join(work, id) } as const
  ));
  for await (const event of executor([jobs], signal)) onEvent(event);
  const outcomes = await readOutcomes(trials, (id) => join(work, id));
  const faults: string[] = [];
  const excuses: string[] = [];
  trials.forEach((trial, index) => {
    const found = outcomes[index]!;
    if (found.status !== "finished") {
      faults.push(`${trial.id}: ${found.status}${found.error ? `, ${found.error}` : ""}`);
      return;
    }
    const difference = firstDifference(canonical(trial.metrics), canonical(found.metrics));
    if (difference === undefined) return;
    const farthest = farthestMetric(trial, found.metrics);
    const sentence = `${trial.id}: ${describeDifference(difference)}`;
    if (farthest <= options.tolerance) {
      excuses.push(`${sentence} (at most ${farthest.toExponential(1)} apart)`);
    } else faults.push(sentence);
  });
  return verdictOf(faults, excuses);
}

function farthestMetric({ metrics }: FrozenTrial, found: Readonly<Record<string, number>>): number {
  const names = new Set([...Object.keys(metrics), ...Object.keys(found)]);
  return Math.max(...[...names].map((name) => {
    const apart = Math.abs((metrics[name] ?? Infinity) - (found[name] ?? Infinity));
    return Number.isNaN(apart) ? Infinity : apart;
  }));
}
