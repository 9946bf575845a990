// deno-lint-ignore-file no-console -- the kernel shows what is printed, and nothing else
/**
 * Prints the errors of timers and of promises that nobody awaits. Left alone, the Deno kernel
 * hides the second kind, and the first holds the notebook up for half a minute.
 */
export function reportErrors(): void {
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    console.error("Not awaited:", event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault();
    console.error(event.error);
  });
}
