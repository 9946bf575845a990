import { basename } from "node:path";
import type { ProgressListener } from "../host/mod.ts";
import {
  clientFromEnvironment,
  ensureMlflowServer,
  keepServerAwake,
  type MlflowClient,
  mlflowClient,
  type MlflowFeed,
  mlflowFeed,
  mlflowStore,
} from "../tracking/mod.ts";

/**
 * A client of the server that `MLFLOW_TRACKING_URI` names, else of the managed one of a folder of
 * results, which is started if it does not run.
 */
export async function connectMlflow(
  results: string,
  onProgress: ProgressListener,
): Promise<MlflowClient> {
  const chosen = clientFromEnvironment();
  if (chosen !== undefined) return chosen;
  const { uri } = await ensureMlflowServer({ folder: mlflowStore(results), onProgress });
  return mlflowClient({ uri });
}

export interface FeedOptions {
  readonly results: string;
  /** The sweep's folder. */
  readonly folder: string;
  readonly experiment: string;
  readonly onProgress: ProgressListener;
  readonly onLost: (reason: Error) => void;
}

/** Starts MLflow in the background, and the feed that it gets the sweep's trials by. */
export function startFeed(options: FeedOptions): MlflowFeed {
  const { results, folder, experiment, onProgress, onLost } = options;
  let first: Promise<MlflowClient> | undefined = connectMlflow(results, onProgress);
  let awake: Disposable | undefined;
  // Waited for by the first trial that ends; told through onLost then.
  first.catch(() => {});
  return mlflowFeed({
    folder,
    source: `experiments/${basename(experiment)}.ts`,
    onLost,
    connect: async () => {
      const connecting = first ?? connectMlflow(results, onProgress);
      first = undefined;
      const client = await connecting;
      awake?.[Symbol.dispose]();
      awake = keepServerAwake(client.address);
      return client;
    },
  });
}
