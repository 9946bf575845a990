/** Repeats a call for about that long, once at least, and gives the time of each, in ms. The first is not counted. */
export function timeRuns(run: () => void, ms: number): number[] {
  // Another process had the caches.
  run();
  const times: number[] = [];
  const end = performance.now() + ms;
  do {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  } while (performance.now() < end);
  return times;
}
