import type { Call } from "./call.ts";

/** What a child process writes before each call, for whoever finds it dead. */
export interface Progress {
  readonly index: number;
  readonly compiled: boolean;
  readonly call: Call;
  readonly results: number;
  readonly errors: number;
  readonly strange: readonly string[];
}

/** What it prints at its end. */
export interface Outcome {
  readonly results: number;
  readonly errors: number;
  /** Errors that are not written for a reader: faults of ours. */
  readonly strange: readonly string[];
  readonly ops: number;
  /** Tensors and handles that were left behind. */
  readonly tensors: number;
  readonly handles: number;
  readonly residentMiB: number;
}
