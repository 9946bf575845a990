import type { MlflowCredentials } from "./mlflow_credentials.ts";

/** Where the server is and how to talk to it. Credentials are never part of a message. */
export interface MlflowClientOptions extends MlflowCredentials {
  /** The server's address, such as `http://127.0.0.1:5000`; `user:password@` in it is a login. */
  readonly uri: string;
  /** Milliseconds until a request without an answer counts as failed; defaults to 30000. */
  readonly timeout?: number | undefined;
  /** Repetitions of a request that failed for now; defaults to 5, which waits 8 s in all. */
  readonly retries?: number | undefined;
  /** Numbers in [0, 1) that lengthen the waits, for many clients of one server; defaults to 0. */
  readonly jitter?: (() => number) | undefined;
  /** Ends the waits between repetitions. */
  readonly signal?: AbortSignal | undefined;
  /** Stands in for the platform's `fetch`, in tests. */
  readonly fetch?: ((url: URL, init: RequestInit) => Promise<Response>) | undefined;
}
