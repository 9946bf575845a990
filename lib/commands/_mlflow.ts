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

/** Where MLflow is, and a client of it. */
export interface MlflowConnection {
  /** Starts the managed server if need be; again, if it was lost. */
  connect(): Promise<MlflowClient>;
}

/** The server that `MLFLOW_TRACKING_URI` names, else the managed one of a folder of results. */
export function mlflowConnection(
  results: string,
  onProgress: ProgressListener,
): MlflowConnection {
  return {
    async connect() {
      const chosen = clientFromEnvironment();
      if (chosen !== undefined) return chosen;
      const { uri } = await ensureMlflowServer({ folder: mlflowStore(results), onProgress });
      return mlflowClient({ uri });
    },
  };
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
  const connection = mlflowConnection(results, onProgress);
  let first: Promise<MlflowClient> | undefined = connection.connect();
  // Waited for by the first trial that ends; told through onLost then.
  first.catch(() => {});
  return mlflowFeed({
    folder,
    source: `experiments/${basename(experiment)}.ts`,
    onLost,
    connect: async () => {
      const client = await (first ?? connection.connect());
      first = undefined;
      keepServerAwake(client.address);
      return client;
    },
  });
}
