import { join } from "node:path";
import { readTextIfPresent } from "../host/mod.ts";
import { ConfigError } from "../parts/mod.ts";
import { listSweeps } from "../runs/mod.ts";

/**
 * Finds a published result: by its folder, its id, or its experiment's name, which is the newest of it.
 *
 * @throws {ConfigError} If there is none; it names those that there are.
 */
export async function findResult(name: string, published: string): Promise<string> {
  if (await readTextIfPresent(join(name, "sweep.json")) !== undefined) return name;
  const sweeps = await listSweeps(published);
  const found = sweeps.findLast(({ id, experiment }) => id === name || experiment === name);
  if (found !== undefined) return found.folder;
  const names = sweeps.map(({ experiment, id }) => `${experiment} (${id})`);
  throw new ConfigError("the result", [{
    path: "RESULT",
    found: name,
    allowed: names.length === 0
      ? `published first: there is none in ${published} (deno task publish SWEEP)`
      : `a folder, an id or an experiment of ${names.join(", ")}`,
  }]);
}
