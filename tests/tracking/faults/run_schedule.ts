import { mlflowClient, MlflowError, syncSweep } from "../../../lib/tracking/mod.ts";
import { drawSchedule, type Fault, scheduleStream } from "./fault.ts";
import { faultProxy } from "./fault_proxy.ts";
import { beginFaultySweep } from "./faulty_sweep.ts";
import { recordDifferences, type Store } from "./record_differences.ts";

/** What came of one schedule. */
export interface ScheduleOutcome {
  readonly schedule: number;
  /** Syncs that were begun through faults, and how many of them ended by an error. */
  readonly syncs: number;
  readonly failed: number;
  readonly met: Readonly<Partial<Record<Fault, number>>>;
  /** Differences when the last sync through faults said that it was done; `undefined` if none did. */
  readonly atOnce: readonly string[] | undefined;
  /** Differences after one more sync without faults. */
  readonly differences: readonly string[];
}

/** Syncs of one state of the sweep that are tried through faults before they stop. */
const TRIES = 4;

/** Sends a small sweep through the faults of a schedule, and compares MLflow with its journals. */
export async function runSchedule(
  store: Store,
  seed: number,
  schedule: number,
): Promise<ScheduleOutcome> {
  const folder = `${store.folder}/sweeps/faults-${seed}-${schedule}`;
  const faults = drawSchedule(scheduleStream(seed, schedule, "faults"));
  await using proxy = faultProxy(store.client.address, faults);
  using sweep = await beginFaultySweep(folder, scheduleStream(seed, schedule, "sweep"));
  const client = mlflowClient({ uri: proxy.uri, timeout: 1500, retries: 1 });
  let [syncs, failed] = [0, 0];

  async function syncThroughFaults(): Promise<boolean> {
    for (let count = 0; count < TRIES; count++) {
      syncs++;
      try {
        await syncSweep({ client, folder });
        return true;
      } catch (error) {
        if (!(error instanceof MlflowError)) throw error;
        failed++;
      }
    }
    return false;
  }

  await syncThroughFaults();
  await sweep.goOn();
  const done = await syncThroughFaults();
  await proxy.settled();
  const atOnce = done ? await recordDifferences(store, folder) : undefined;
  await syncSweep({ client: store.client, folder });
  const differences = await recordDifferences(store, folder);
  const met = Object.fromEntries(proxy.met);
  return { schedule, syncs, failed, met, atOnce, differences };
}
