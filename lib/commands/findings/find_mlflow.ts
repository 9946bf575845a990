import { clientFromEnvironment, findMlflowServer, mlflowStore } from "../../tracking/mod.ts";
import type { Finding } from "./finding.ts";

/** The MLflow server that a sweep would talk to; nothing is started. */
export async function findMlflow(results: string): Promise<Finding> {
  const name = "MLflow";
  const chosen = clientFromEnvironment();
  if (chosen !== undefined) {
    return await fetch(`${chosen.address}/health`, { signal: AbortSignal.timeout(5_000) }).then(
      async (answer): Promise<Finding> => {
        await answer.body?.cancel();
        return { name, verdict: "ready", found: `${chosen.address} (MLFLOW_TRACKING_URI)` };
      },
      (error): Finding => ({
        name,
        verdict: "missing",
        found: `no answer at ${chosen.address} (MLFLOW_TRACKING_URI): ${error.message}`,
        remedy: "start that server, or unset the variable to have one started here",
      }),
    );
  }
  const address = await findMlflowServer(mlflowStore(results));
  return address === undefined
    ? {
      name,
      verdict: "later",
      found: "no server runs",
      remedy: "a sweep, or deno task mlflow, starts one",
    }
    : { name, verdict: "ready", found: address };
}
