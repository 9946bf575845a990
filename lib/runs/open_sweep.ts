import { join } from "node:path";
import { sha256Hex } from "../host/mod.ts";
import { openSweepJournal, type SweepJournal } from "../tracking/mod.ts";
import type { ModeChoices } from "./choose_modes.ts";
import type { SweepPlan } from "./sweep_plan.ts";

/** A sweep whose record this process alone may write. */
export interface OpenedSweep {
  readonly plan: SweepPlan;
  /** Overrides that the sweep was begun with, as typed. */
  readonly overrides: readonly string[];
  readonly journal: SweepJournal;
}

export interface BeginSweepOptions {
  readonly plan: SweepPlan;
  readonly overrides: readonly string[];
  /** How the modes in the plan came about, where they had been left open. */
  readonly modes?: ModeChoices;
  /** Folder of all records; the sweep's is `<results>/<experiment>/<sweep>`. */
  readonly results: string;
  /** Facts about the machine and the checkout. */
  readonly environment: object;
  readonly now?: Date;
}

/** Begins a sweep: its folder is named after the time and the plan's hash. */
export function beginSweep(options: BeginSweepOptions): Promise<OpenedSweep> {
  const { plan, results, now = new Date() } = options;
  const time = now.toISOString().slice(0, 19).replace("T", "_").replaceAll(":", "");
  const id = `${time}_${planSha256(plan).slice(0, 6)}`;
  return openSweep({ ...options, folder: join(results, plan.experiment, id) });
}

/**
 * Opens the sweep in a folder, to begin it or to go on with it.
 *
 * @throws {JournalError} If another process works in it, it holds another sweep, or cannot be written.
 */
export async function openSweep(
  options: Omit<BeginSweepOptions, "results"> & { readonly folder: string },
): Promise<OpenedSweep> {
  const { plan, overrides, modes = {}, folder, environment } = options;
  const { experiment, question, axes, trials } = plan;
  const seeds = [...new Set(trials.map(({ config }) => config.seed))];
  const setups = [...new Set(trials.map(({ config }) => config.setup))];
  const journal = await openSweepJournal({
    folder,
    experiment,
    config: { question, axes, overrides, setups, seeds, modes, planSha256: planSha256(plan) },
    environment,
    trials: trials.map(({ id }) => id),
  });
  return { plan, overrides, journal };
}

function planSha256(plan: SweepPlan): string {
  return sha256Hex(new TextEncoder().encode(JSON.stringify(plan)));
}
