/**
 * `deno task publish SWEEP`: freezes a sweep into a result that others can cite and check.
 *
 * @module
 */

// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { join } from "node:path";
import { publishSweep } from "../publishing/mod.ts";
import { listSweeps } from "../runs/mod.ts";
import { resultArguments } from "./_result_arguments.ts";
import { exitCode, runCommand } from "./_run_command.ts";
import { UsageError } from "./_usage_error.ts";

const usage = `deno task publish SWEEP [--results DIR] [--json]

SWEEP is a sweep's folder, its id, or an experiment's name: its newest sweep that has finished.`;

await runCommand(usage, async () => {
  const { name, results, json } = resultArguments("publish", usage);
  const folder = await findSweep(name, results);
  const target = await publishSweep({ folder, published: join(results, "published") });
  console.log(json ? JSON.stringify({ published: target }) : `Published in ${target}`);
  return exitCode.done;
});

async function findSweep(name: string, results: string): Promise<string> {
  const sweeps = (await listSweeps(results)).filter(({ folder, id, experiment }) =>
    folder === name.replace(/\/$/, "") || id === name || experiment === name
  );
  const finished = sweeps.findLast(({ result }) => result?.status === "finished");
  if (finished !== undefined) return finished.folder;
  if (await Deno.stat(join(name, "sweep.json")).then(() => true, () => false)) return name;
  throw new UsageError(
    sweeps.length > 0
      ? `Cannot publish ${name}: no sweep of it has finished; go on with one by --resume`
      : `Cannot publish ${name}: there is no such sweep in ${results}\n\n${usage}`,
  );
}
