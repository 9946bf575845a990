import { Buffer } from "node:buffer";

/** How the client makes itself known to a server. A user with a password goes before a token. */
export interface MlflowCredentials {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

/** The `Authorization` header for these credentials, or `undefined` if there are none. */
export function authorization(credentials: MlflowCredentials): string | undefined {
  const { user, password, token } = credentials;
  if (user && password !== undefined) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  }
  return token ? `Bearer ${token}` : undefined;
}
