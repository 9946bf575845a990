/**
 * What went wrong between the client and an MLflow server:
 * - `unreachable`: no answer came: nothing listens there, the connection broke, or time ran out;
 * - `busy`: the server asked to come back later (408, 429, 503);
 * - `host-refused`: the server does not accept the host name in the address;
 * - `unauthorized`: the user, password or token is missing or wrong (401);
 * - `forbidden`: this user may not do this (403);
 * - `missing`: there is no such experiment, run or endpoint (404);
 * - `exists`: the name is taken;
 * - `invalid`: the server refused what was sent (other 4xx);
 * - `failed`: the server itself failed (5xx);
 * - `garbled`: the answer is not MLflow's.
 */
export type MlflowErrorKind =
  | "unreachable"
  | "busy"
  | "host-refused"
  | "unauthorized"
  | "forbidden"
  | "missing"
  | "exists"
  | "invalid"
  | "failed"
  | "garbled";

/** What an {@linkcode MlflowError} carries. */
export interface MlflowErrorDetails {
  readonly kind: MlflowErrorKind;
  /** The server's address, without user name and password. */
  readonly address: string;
  /** HTTP status, if an answer came. */
  readonly status?: number | undefined;
  /** MLflow's `error_code`, such as `RESOURCE_DOES_NOT_EXIST`, if the answer had one. */
  readonly code?: string | undefined;
  readonly cause?: unknown;
}

/** A call to MLflow failed. The message names the call, the address, the answer and the remedy. */
export class MlflowError extends Error {
  override readonly name = "MlflowError";
  readonly kind: MlflowErrorKind;
  readonly address: string;
  readonly status: number | undefined;
  readonly code: string | undefined;

  constructor(message: string, details: MlflowErrorDetails) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.address = details.address;
    this.status = details.status;
    this.code = details.code;
  }
}
