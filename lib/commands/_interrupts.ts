/**
 * Watches for Ctrl-C: the first asks for an orderly stop, a second one ends the process at once. Under
 * `deno task` one key press arrives twice, so signals within half a second count as one.
 */
export function watchInterrupts(onFirst: () => void, onSecond: () => void): Disposable {
  let first: number | undefined;
  const listener = () => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      onFirst();
    } else if (now - first > 500) onSecond();
  };
  const signals: readonly Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT"]
    : ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) Deno.addSignalListener(signal, listener);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) Deno.removeSignalListener(signal, listener);
    },
  };
}
