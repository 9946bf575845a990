import type { MlflowCredentials } from "./mlflow_credentials.ts";

/** An address without its secrets, and the secrets. */
export interface ServerAddress {
  /** `http://host:port/prefix`, without a slash at the end: safe to print. */
  readonly address: string;
  readonly credentials: MlflowCredentials;
}

/**
 * Reads a server's address; takes `user:password@` out of it.
 *
 * @throws {RangeError} If it is not an `http` or `https` address.
 */
export function readServerAddress(uri: string): ServerAddress {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    // A word that cannot be read as an address may hold a password, so it is not repeated.
    throw new RangeError(
      "Cannot use the MLflow tracking URI: expected an address such as http://127.0.0.1:5000, " +
        `found ${url ? `the scheme "${url.protocol}"` : "something else"}; ` +
        "start a server with `mlflow server` and give its address",
    );
  }
  const user = decodeURIComponent(url.username);
  return {
    address: `${url.origin}${url.pathname.replace(/\/+$/, "")}`,
    credentials: user ? { user, password: decodeURIComponent(url.password) } : {},
  };
}
