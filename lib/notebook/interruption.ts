/** A request to stop, from when it is watched for until it is disposed of. */
export interface Interruption extends Disposable {
  /** Aborted once somebody interrupts: the notebook's stop button, or Ctrl-C in a terminal. */
  readonly signal: AbortSignal;
}

/**
 * Watches for an interruption. While one is watched for, it ends neither the Deno kernel nor a script: what
 * runs looks at the signal and stops where it is safe, with everything it has.
 *
 * @example
 * ```ts
 * import { interruption } from "@marginalia/marginalia/notebook";
 *
 * using stop = interruption();
 * for (let step = 0; step < 3 && !stop.signal.aborted; step++) {
 *   await new Promise((resolve) => setTimeout(resolve, 1));
 * }
 * ```
 */
export function interruption(): Interruption {
  const controller = new AbortController();
  const stop = () => controller.abort();
  Deno.addSignalListener("SIGINT", stop);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => Deno.removeSignalListener("SIGINT", stop),
  };
}
