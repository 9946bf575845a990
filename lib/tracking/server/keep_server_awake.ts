/**
 * Keeps a managed MLflow server from ending for idleness while trials are long. Ends when disposed
 * of, and does not keep this process running. `interval` is in milliseconds: the default, one minute,
 * is well within any sensible idle time.
 */
export function keepServerAwake(uri: string, interval = 60_000): Disposable {
  const timer = setInterval(() => {
    // Whether the server still answers is found out by those who need it.
    fetch(`${uri}/health`).then((response) => response.body?.cancel(), () => {});
  }, interval);
  Deno.unrefTimer(timer);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
