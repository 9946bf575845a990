import { type MlflowClient, mlflowClient } from "./mlflow_client.ts";
import type { MlflowClientOptions } from "./mlflow_client_options.ts";

/**
 * A client of the server that `MLFLOW_TRACKING_URI` names, or `undefined` if it is unset or empty.
 *
 * The login comes from `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`, else from
 * `MLFLOW_TRACKING_TOKEN`, as in MLflow's Python client.
 *
 * @throws {RangeError} If `MLFLOW_TRACKING_URI` is not an `http` or `https` address.
 */
export function clientFromEnvironment(
  options: Omit<MlflowClientOptions, "uri" | "user" | "password" | "token"> = {},
): MlflowClient | undefined {
  const uri = Deno.env.get("MLFLOW_TRACKING_URI");
  if (!uri) return undefined;
  return mlflowClient({
    ...options,
    uri,
    user: Deno.env.get("MLFLOW_TRACKING_USERNAME"),
    password: Deno.env.get("MLFLOW_TRACKING_PASSWORD"),
    token: Deno.env.get("MLFLOW_TRACKING_TOKEN"),
  });
}
