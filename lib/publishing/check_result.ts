import { join } from "node:path";
import { readIfPresent, sha256Hex } from "../host/mod.ts";
import { loadSplit } from "../data/mod.ts";
import { gitState, readSweep } from "../tracking/mod.ts";
import { checksumFaults } from "./checksums.ts";
import { readFrozenTrials } from "./frozen_trial.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export interface CheckOptions {
  /** The published result's folder. */
  readonly folder: string;
  /** The checkout, with deno.lock. */
  readonly root: string;
  /** Where the user's own data lie. */
  readonly dataFolder?: string | undefined;
}

/**
 * Compares a published result with what is here, without computing anything of it: its files with their
 * checksums, deno.lock and the data with what the record says they were, and the code's commit. Another
 * commit or another lock file may still give the same numbers: a re-run tells.
 */
export async function checkResult({ folder, root, dataFolder }: CheckOptions): Promise<Verdict> {
  const faults = await checksumFaults(folder);
  const { environment } = await readSweep(folder);
  return verdictOf(
    [...faults, ...await dataFaults(folder, dataFolder)],
    [
      ...await lockExcuses(environment["lockSha256"], root),
      ...await codeExcuses(environment, root),
    ],
  );
}

async function dataFaults(folder: string, dataFolder: string | undefined): Promise<string[]> {
  const found = new Map<string, string>();
  const faults = new Set<string>();
  for (const { config: { data }, datasets } of await readFrozenTrials(folder)) {
    const key = JSON.stringify(data);
    if (!found.has(key)) found.set(key, (await loadSplit(data, { folder: dataFolder })).sha256);
    for (const { name, sha256 } of datasets) {
      if (sha256 === found.get(key)) continue;
      faults.add(`data ${name}: expected SHA-256 ${sha256}, found ${found.get(key)}`);
    }
  }
  return [...faults];
}

async function lockExcuses(expected: unknown, root: string): Promise<string[]> {
  const lock = await readIfPresent(join(root, "deno.lock"));
  const found = lock && sha256Hex(lock);
  return found === expected ? [] : [`deno.lock: expected SHA-256 ${expected}, found ${found}`];
}

async function codeExcuses(
  { git }: Readonly<Record<string, unknown>>,
  root: string,
): Promise<string[]> {
  const expected = Object(git);
  const found = await gitState(root);
  const changed = (state: { dirty?: boolean } | undefined) => state?.dirty ? ", with changes" : "";
  return expected.commit === found?.commit && !expected.dirty && !found?.dirty ? [] : [
    `code: expected commit ${expected.commit ?? "unknown"}${changed(expected)}, found ` +
    `${found?.commit ?? "no repository"}${changed(found)}`,
  ];
}
