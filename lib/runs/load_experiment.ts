import { unknownName } from "./_unknown_name.ts";
import type { Experiment } from "./experiment.ts";

/** The experiments that come with the kit. */
export const experimentsFolder = new URL("../../experiments/", import.meta.url);

/** Names of the experiments in a folder: its TypeScript files. */
export async function listExperiments(folder: URL = experimentsFolder): Promise<string[]> {
  const files = await Array.fromAsync(Deno.readDir(folder));
  return files.map(({ name }) => name).filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -".ts".length)).toSorted();
}

/**
 * Loads `<folder>/<name>.ts`, whose default export is the experiment.
 *
 * @throws {ConfigError} For a name that is not there.
 */
export async function loadExperiment(
  name: string,
  folder: URL = experimentsFolder,
): Promise<Experiment> {
  const names = await listExperiments(folder);
  if (!names.includes(name)) {
    throw unknownName({
      of: "the sweep",
      path: "experiment",
      found: name,
      names,
      allowed: "one of",
    });
  }
  const module: { readonly default: Experiment } = await import(new URL(`${name}.ts`, folder).href);
  return module.default;
}
