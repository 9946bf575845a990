// deno-lint-ignore-file no-console -- the kernel shows what is printed, and nothing else
import { kernel } from "./_kernel.ts";

/**
 * Mends what the Deno kernel leaves out; call it in a notebook's first cell. In a plain script it does
 * nothing.
 *
 * - Errors of timers, and of promises that nobody awaits, are printed. Left alone, the kernel hides the
 *   second kind, and the first holds the notebook up for half a minute.
 * - The stop button no longer ends the kernel and all that it holds. What watches for an
 *   {@linkcode interruption}, as `trainLive()` does, stops; anything else runs on.
 */
export function prepareKernel(): void {
  if (kernel() === undefined) return;
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    console.error("Not awaited:", event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault();
    console.error(event.error);
  });
  Deno.addSignalListener("SIGINT", () => {});
}
