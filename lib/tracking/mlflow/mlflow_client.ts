import { serverVersion } from "./_server_version.ts";
import { createTransport } from "./_transport.ts";
import { artifactCalls, type MlflowArtifacts } from "./artifacts.ts";
import { experimentCalls, type MlflowExperiments } from "./experiments.ts";
import type { MlflowClientOptions } from "./mlflow_client_options.ts";
import { type MlflowRuns, runCalls } from "./runs.ts";

/** A typed client of the REST API of MLflow 3's tracking server. */
export interface MlflowClient {
  /** The server's address, without user name and password. */
  readonly address: string;
  /** The server's version, such as `3.17.2`; the cheapest way to find out whether it is there. */
  version(): Promise<string>;
  readonly experiments: MlflowExperiments;
  readonly runs: MlflowRuns;
  readonly artifacts: MlflowArtifacts;
}

/**
 * Opens a client of an MLflow 3 tracking server. Nothing is sent until a call is made.
 *
 * What MLflow would silently spoil is refused or encoded before it is sent: names, lengths,
 * integers, NaN and infinities. Requests that the server may get twice without harm are repeated
 * when it is busy, fails or does not answer; creating a run is not (see `runs.createOnce`). Every
 * call throws an {@linkcode MlflowError} that names the call, the address, the answer and the
 * remedy.
 *
 * @example
 * ```ts
 * import { mlflowClient } from "@marginalia/marginalia/tracking";
 * import { assertEquals } from "@std/assert";
 *
 * async function logOneValue(uri: string): Promise<string> {
 *   const client = mlflowClient({ uri });
 *   const { experimentId } = await client.experiments.getOrCreate("margin");
 *   const startTime = Date.now();
 *   const { runId } = await client.runs.create({ experimentId, name: "first", startTime });
 *   await client.runs.log(runId, {
 *     params: { "loss.margin": "0.2" },
 *     metrics: [{ key: "val/recall_at_1", value: 0.5, timestamp: startTime, step: 10 }],
 *   });
 *   await client.runs.update(runId, { status: "FINISHED", endTime: Date.now() });
 *   return runId;
 * }
 *
 * assertEquals(mlflowClient({ uri: "http://me:secret@host:5000/" }).address, "http://host:5000");
 * assertEquals(typeof logOneValue, "function");
 * ```
 *
 * @throws {RangeError} If the address is not an `http` or `https` one.
 */
export function mlflowClient(options: MlflowClientOptions): MlflowClient {
  const transport = createTransport(options);
  return {
    address: transport.address,
    version: () => serverVersion(transport),
    experiments: experimentCalls(transport),
    runs: runCalls(transport),
    artifacts: artifactCalls(transport),
  };
}
