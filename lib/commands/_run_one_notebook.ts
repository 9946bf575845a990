// deno-lint-ignore-file no-console -- a command: it speaks to a person
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { notebookEnvironment, readNotebook, runNotebook, withParameters } from "../notebook/mod.ts";
import { nearestName } from "../parts/mod.ts";
import { locateLibrary } from "../tensor/mod.ts";
import { checkUsage } from "./_check_usage.ts";
import { exitCode } from "./_run_command.ts";
import { setupProgress } from "./_setup_progress.ts";
import { UsageError } from "./_usage_error.ts";

/** Executes a notebook by name with `key=value` parameters; gives the exit code. */
export async function runOne(args: readonly string[], notebooks: string): Promise<number> {
  const [name, ...assignments] = args;
  const path = await pathOf(name, notebooks);
  const parameters = Object.fromEntries(assignments.map(assignment));
  const document = await readNotebook(path);
  checkUsage(() => void withParameters(document, parameters));

  const onProgress = setupProgress();
  const { python } = await notebookEnvironment({ onProgress });
  await locateLibrary({ onProgress });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "").replace("T", "_");
  const results = fileURLToPath(new URL("../../results/notebooks", import.meta.url));
  const run = await runNotebook({ python, path, parameters, folder: join(results, stamp) });
  console.log(run.path);
  return exitCode.done;
}

async function pathOf(name: string | undefined, notebooks: string): Promise<string> {
  const entries = await Array.fromAsync(Deno.readDir(notebooks));
  const names = entries.map((entry) => entry.name).filter((file) => file.endsWith(".ipynb"))
    .map((file) => file.replace(".ipynb", "")).toSorted();
  const wanted = name?.replace(/\.ipynb$/, "");
  if (wanted !== undefined && names.includes(wanted)) return join(notebooks, `${wanted}.ipynb`);
  const nearest = wanted === undefined ? undefined : nearestName(wanted, names);
  throw new UsageError(
    `Cannot run a notebook: expected one of ${names.join(", ")}, found ${wanted ?? "none"}` +
      (nearest === undefined ? "" : `; did you mean ${nearest}`),
  );
}

function assignment(text: string): [key: string, value: string] {
  const [, key, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return [key, value];
  throw new UsageError(`Cannot run a notebook: expected key=value, found "${text}"`);
}
