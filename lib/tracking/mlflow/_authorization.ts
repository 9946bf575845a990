import { Buffer } from "node:buffer";

import type { MlflowCredentials } from "./mlflow_credentials.ts";

/** The `Authorization` header for these credentials, or `undefined` if there are none. */
export function authorization(credentials: MlflowCredentials): string | undefined {
  const { user, password, token } = credentials;
  if (user && password !== undefined) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  }
  return token ? `Bearer ${token}` : undefined;
}
