import { basename } from "node:path";
import { readTrial } from "../journal/trial_record.ts";
import type { MlflowRun } from "../mlflow/mlflow_run.ts";
import type { MlflowClient } from "../mlflow/mlflow_client.ts";
import type { RunOrigin } from "./run_origin.ts";
import { openSweepRun, type SweepRun, syncSweepRun } from "./_sweep_run.ts";
import { findTrialRuns, syncTrialRun } from "./_trial_run.ts";
import { type Synced, syncSweep } from "./sync_sweep.ts";

/** How a sweep is fed to MLflow while it runs. */
export interface MlflowFeedOptions extends RunOrigin {
  /** The sweep's folder; its journal is open in this process. */
  readonly folder: string;
  /** Gives the client, when the first trial has ended, and again after the server was lost. */
  readonly connect: () => Promise<MlflowClient>;
  /** Called once for each time that the server is lost, with the reason. */
  readonly onLost?: ((reason: Error) => void) | undefined;
}

/** The way from a running sweep to MLflow. It never holds the sweep up and never fails it. */
export interface MlflowFeed {
  /** Sends a trial that has ended, in the background. */
  add(trialFolder: string): void;
  /**
   * Sends what is not there yet, and the sweep's own run with the files in its folder; call it when
   * these are written. Gives the reason if the server could not be reached: `syncSweep` will do it
   * later, from the journals.
   */
  finish(): Promise<FeedResult>;
}

/** What came of feeding. */
export type FeedResult =
  | { readonly kind: "synced"; readonly address: string; readonly synced: Synced }
  | { readonly kind: "lost"; readonly reason: Error };

interface Connection {
  readonly parent: SweepRun;
  readonly found: Map<string, readonly MlflowRun[]>;
}

/** Feeds a sweep to MLflow, trial by trial as each ends. Nothing is sent until the first has. */
export function mlflowFeed(options: MlflowFeedOptions): MlflowFeed {
  const { folder, connect, onLost } = options;
  const waiting: string[] = [];
  let connection: Connection | undefined;
  let work: Promise<void> | undefined;
  let lost = false;

  async function open(): Promise<Connection> {
    const parent = await openSweepRun(await connect(), folder, options);
    await syncSweepRun(parent, "RUNNING");
    return { parent, found: await findTrialRuns(parent) };
  }

  async function sendWaiting(): Promise<void> {
    for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
      connection ??= await open();
      const { parent, found } = connection;
      const id = basename(trial);
      found.set(id, await syncTrialRun(parent, await readTrial(trial), found.get(id) ?? []));
      lost = false;
    }
  }

  async function attempt<T>(action: () => Promise<T>): Promise<T | Error> {
    try {
      return await action();
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      if (!lost) onLost?.(reason);
      lost = true;
      connection = undefined;
      return reason;
    }
  }

  return {
    add(trial) {
      waiting.push(trial);
      work ??= attempt(sendWaiting).then(() => work = undefined);
    },
    async finish() {
      await work;
      const result = await attempt(async (): Promise<FeedResult> => {
        const client = connection?.parent.client ?? await connect();
        const synced = await syncSweep({ ...options, client });
        return { kind: "synced", address: client.address, synced };
      });
      return result instanceof Error ? { kind: "lost", reason: result } : result;
    },
  };
}
