import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TopLevelSpec } from "vega-lite";
import { readTextIfPresent } from "../host/mod.ts";

/** Where results are published: a folder an experiment, and in it a folder a sweep. */
const publishedResults = fileURLToPath(new URL("../../results/published", import.meta.url));

/**
 * The chart of an experiment's published sweep, the newest if there are several; nothing if there is
 * none.
 *
 * @param results Folder of published results. Default: that of this repository.
 */
export async function publishedChart(
  experiment: string,
  results: string = publishedResults,
): Promise<TopLevelSpec | undefined> {
  const folder = join(results, experiment);
  const sweeps = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  // A sweep's name begins with the time it was begun.
  for (const name of sweeps.map((sweep) => sweep.name).toSorted().toReversed()) {
    const chart = await readTextIfPresent(join(folder, name, `${experiment}.vl.json`));
    if (chart !== undefined) return JSON.parse(chart);
  }
  return undefined;
}
