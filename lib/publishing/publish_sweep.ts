import { join } from "node:path";
import { jsonText, readTextIfPresent, sha256OfFile, writeAtomically } from "../host/mod.ts";
import {
  loadExperiment,
  type ModeChoices,
  parseOverride,
  type PlannedTrial,
  planSweep,
  readLaterTrials,
  readOutcomes,
  withModes,
} from "../runs/mod.ts";
import { readSweep, readTrial, type SweepRecord } from "../tracking/mod.ts";
import { checksumsFile, checksumsText } from "./checksums.ts";
import { citationCff } from "./citation_cff.ts";
import { croissant } from "./croissant.ts";
import { type FrozenTrial, packTrials, trialsFile } from "./frozen_trial.ts";
import { resultFacts } from "./result_facts.ts";
import { type CrateFile, roCrate } from "./ro_crate.ts";

export interface PublishOptions {
  /** The sweep's folder. */
  readonly folder: string;
  /** Folder of published results; the result's is `<published>/<experiment>/<sweep>`. */
  readonly published: string;
}

/**
 * What of a sweep's folder is published as it is: neither the trials' folders, which are many megabytes,
 * nor the report, one or two, which deno task compare makes of the rest.
 */
const kept = /^(sweep\.json|result\.json|summary\.json|[^.].*\.(svg|vl\.json))$/;

/**
 * Freezes a sweep that has finished: its record, summary and chart, every trial's resolved configuration and last
 * metrics in one file, checksums, and metadata as RO-Crate, Croissant and CITATION.cff. Steps and weights
 * are left out, since computing them again is what the record is for. Gives the result's folder.
 *
 * @throws {Error} If the sweep has not finished, a trial failed, or it is published already.
 */
export async function publishSweep({ folder, published }: PublishOptions): Promise<string> {
  const sweep = await readSweep(folder);
  const trials = await frozenTrials(sweep);
  checkFinished(sweep, trials);
  const target = join(published, sweep.experiment, sweep.id);
  if (await readTextIfPresent(join(target, checksumsFile)) !== undefined) {
    throw new Error(
      `Cannot publish the sweep "${folder}": it stands already in "${target}"; remove that first`,
    );
  }
  const facts = resultFacts(sweep, trials);
  for await (const { isFile, name } of Deno.readDir(folder)) {
    if (!isFile || !kept.test(name)) continue;
    await writeAtomically(join(target, name), await Deno.readFile(join(folder, name)));
  }
  await writeAtomically(join(target, trialsFile), packTrials(trials));
  await writeAtomically(join(target, "CITATION.cff"), citationCff(facts));
  await writeAtomically(join(target, "croissant.json"), jsonText(croissant(facts)));
  const crate = roCrate(facts, await crateFiles(target));
  await writeAtomically(join(target, "ro-crate-metadata.json"), jsonText(crate));
  await writeAtomically(join(target, checksumsFile), await checksumsText(target));
  return target;
}

async function frozenTrials(sweep: SweepRecord): Promise<FrozenTrial[]> {
  const { folder } = sweep;
  const outcomes = await readOutcomes(await plannedTrials(sweep), (id) => join(folder, id));
  return await Promise.all(outcomes.map(async (outcome): Promise<FrozenTrial> => {
    if (outcome.status !== "finished") return { ...outcome, datasets: [], environment: {} };
    const { datasets, environment } = await readTrial(join(folder, outcome.id));
    return { ...outcome, datasets, environment };
  }));
}

/** Those known when the sweep began, and those that its search added. */
async function plannedTrials({ folder, experiment, config }: SweepRecord): Promise<PlannedTrial[]> {
  const overrides = (config["overrides"] as readonly string[]).map(parseOverride);
  const plan = planSweep(await loadExperiment(experiment), overrides);
  const { trials } = withModes(plan, (config["modes"] ?? {}) as unknown as ModeChoices);
  return [...trials, ...await readLaterTrials(folder)];
}

function checkFinished({ folder, result }: SweepRecord, trials: readonly FrozenTrial[]): void {
  const missing = trials.filter(({ status }) => status !== "finished").map(({ id }) => id);
  if (result?.status === "finished" && missing.length === 0) return;
  throw new Error(
    `Cannot publish the sweep "${folder}": expected all trials to have finished, found ` +
      `${missing.length} that have not (${
        missing.slice(0, 3).join(", ")
      }); go on with it by --resume`,
  );
}

async function crateFiles(folder: string): Promise<CrateFile[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const names = entries.map(({ name }) => name).toSorted();
  return await Promise.all(names.map(async (name) => {
    const path = join(folder, name);
    return { name, bytes: (await Deno.stat(path)).size, sha256: await sha256OfFile(path) };
  }));
}
