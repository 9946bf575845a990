import { assertEquals } from "@std/assert";
import {
  ensureMlflowServer,
  findMlflowServer,
  type MlflowClient,
  mlflowClient,
  mlflowEnvironment,
  type MlflowServer,
  stopMlflowServer,
} from "../../lib/tracking/mod.ts";

/** A real MLflow server with a store of its own. */
export interface RealServer {
  readonly folder: string;
  readonly client: MlflowClient;
  /** The running server, started again if it was stopped or killed. */
  start(): Promise<MlflowServer>;
  stop(): Promise<void>;
}

/** Starts one for the tests of a file, and ends it with them. */
export async function startRealServer(): Promise<RealServer> {
  const folder = await Deno.makeTempDir({ prefix: "tracking-" });
  const python = await mlflowEnvironment();
  const start = () => ensureMlflowServer({ folder, python });
  const { uri } = await start();
  return {
    folder,
    client: mlflowClient({ uri, retries: 3 }),
    start,
    async stop() {
      assertEquals(await stopMlflowServer(folder), true);
      assertEquals(await findMlflowServer(folder), undefined);
      await Deno.remove(folder, { recursive: true });
    },
  };
}
