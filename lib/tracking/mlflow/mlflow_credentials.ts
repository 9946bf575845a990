/** How the client makes itself known to a server. A user with a password goes before a token. */
export interface MlflowCredentials {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}
