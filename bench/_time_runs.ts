/** Repeats a call for about that long and gives the time of each, in ms. The first is not counted. */
export function timeRuns(run: () => void, ms: number): number[] {
  // Another process had the caches.
  run();
  const times: number[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times;
}
