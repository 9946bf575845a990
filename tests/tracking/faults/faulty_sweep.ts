import {
  openSweepJournal,
  openTrialJournal,
  type SweepJournal,
  type TrialJournal,
} from "../../../lib/tracking/mod.ts";
import { integerBelow, type Prng } from "../../../lib/random/mod.ts";
import { dataset, environment, valuesAt } from "../feed/small_sweep.ts";

/** A sweep to be sent through faults, in the two states in which a sync finds it. */
export interface FaultySweep extends Disposable {
  readonly folder: string;
  /** Ends the sweep; trials that were killed before have run again. */
  goOn(): Promise<void>;
}

/** Values of a trial: mostly few, at times more than one batch takes. */
const steps = [2, 4, 4, 4, 4, 4, 4, 700];

/** Runs two trials of a sweep without training; the second may be killed and begin again. */
export async function beginFaultySweep(folder: string, prng: Prng): Promise<FaultySweep> {
  const experiment = folder.split("/").at(-1) ?? "";
  const config = { loss: { name: "triplet", margin: [0.1, 0.2] }, hidden: [128, 64] };
  const trials = ["margin=0.1", "margin=0.2"];
  const sweep = await openSweepJournal({ folder, experiment, config, environment, trials });
  const [first = "", second = ""] = trials;
  const killed = prng() < 0.3;
  const failed = prng() < 0.3;
  const count = steps[integerBelow(prng, steps.length)] ?? 4;
  await runTrial(
    sweep,
    first,
    1,
    count,
    (trial) =>
      failed
        ? trial.finish({ status: "failed", metrics: {}, error: "Cannot go on: the loss is NaN" })
        : trial.finish({ status: "finished", metrics: { "test/map_at_r": 0.49 } }),
  );
  if (killed) {
    await runTrial(sweep, second, 2, 2, (trial) => trial.finish({ status: "killed", metrics: {} }));
  }
  return {
    folder,
    async goOn() {
      await runTrial(sweep, second, 3, 4, (trial) =>
        // A number that was recorded by step too.
        trial.finish({ status: "finished", metrics: { "val/map_at_r": 0.5 } }));
      await Deno.writeTextFile(`${folder}/chart.svg`, "<svg>é</svg>\n".repeat(500));
      await sweep.finish({ status: "finished", metrics: { "best/map_at_r": 0.5 } });
    },
    [Symbol.dispose]: () => sweep[Symbol.dispose](),
  };
}

async function runTrial(
  sweep: SweepJournal,
  id: string,
  /** Of the values; an attempt has its own, and its own time of beginning. */
  attempt: number,
  count: number,
  finish: (trial: TrialJournal) => Promise<void>,
): Promise<void> {
  const folder = sweep.trialFolder(id);
  const config = { loss: { name: "triplet", margin: Number(id.split("=")[1]) }, seed: 7 };
  const now = () => sweep.record.created + attempt;
  const options = { folder, config, seed: 7, datasets: [dataset], environment, now };
  using trial = await openTrialJournal(options);
  for (let step = 0; step < count; step++) trial.record(10 * step, valuesAt(10 * step, attempt));
  await finish(trial);
}
