/** Where a person sees a run in MLflow's UI. */
export function runAddress(server: string, experimentId: string, runId: string): string {
  return `${server}/#/experiments/${experimentId}/runs/${runId}`;
}

/** Where a person sees an experiment's runs in MLflow's UI, those that match a filter if given. */
export function experimentAddress(server: string, experimentId: string, filter?: string): string {
  const query = filter === undefined ? "" : `?searchFilter=${encodeURIComponent(filter)}`;
  return `${server}/#/experiments/${experimentId}/runs${query}`;
}

/** Where a person sees runs side by side in MLflow's UI. */
export function compareAddress(
  server: string,
  experimentId: string,
  runIds: readonly string[],
): string {
  const list = (ids: readonly string[]) => encodeURIComponent(JSON.stringify(ids));
  return `${server}/#/compare-runs?runs=${list(runIds)}&experiments=${list([experimentId])}`;
}
