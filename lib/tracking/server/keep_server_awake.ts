/** Milliseconds between two signs of life: well within the least sensible idle time. */
const INTERVAL = 60_000;

/**
 * Keeps a managed MLflow server from ending for idleness while trials are long. Ends when disposed
 * of, and does not keep this process running.
 */
export function keepServerAwake(uri: string): Disposable {
  const timer = setInterval(() => {
    // Whether the server still answers is found out by those who need it.
    fetch(`${uri}/health`).then((response) => response.body?.cancel(), () => {});
  }, INTERVAL);
  Deno.unrefTimer(timer);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
