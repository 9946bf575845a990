import { join } from "node:path";
import type { TopLevelSpec } from "vega-lite";
import { readTextIfPresent } from "../host/mod.ts";
import { checkoutFolder } from "./checkout_folder.ts";

/**
 * The chart of an experiment's published sweep, the newest if there are several; nothing if there is
 * none.
 *
 * @param results Folder of published results. Default: that of this repository.
 */
export async function publishedChart(
  experiment: string,
  results: string = join(checkoutFolder(), "results", "published"),
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
