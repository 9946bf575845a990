import { gunzipSync, gzipSync } from "fflate";
import { join } from "node:path";
import { readIfPresent } from "../host/mod.ts";
import type { TrialOutcome } from "../runs/mod.ts";
import type { DatasetFacts, JsonObject } from "../tracking/mod.ts";

/** A trial of a published result: all that its journal says, but for its steps. */
export interface FrozenTrial extends TrialOutcome {
  readonly datasets: readonly DatasetFacts[];
  /** Backend, version of TensorFlow, threads, tier of determinism. */
  readonly environment: JsonObject;
}

/** Trials in a published folder: a line each, compressed, since configurations repeat each other. */
export const trialsFile = "trials.jsonl.gz";

/** Trials as bytes: the same trials, the same bytes. */
export function packTrials(trials: readonly FrozenTrial[]): Uint8Array {
  const lines = trials.map((trial) => `${JSON.stringify(trial)}\n`).join("");
  // A time of writing in the header would make every packing another.
  return gzipSync(new TextEncoder().encode(lines), { level: 9, mtime: 0 });
}

/** Reads the trials of a published result. */
export async function readFrozenTrials(folder: string): Promise<FrozenTrial[]> {
  const packed = await readIfPresent(join(folder, trialsFile));
  if (packed === undefined) {
    throw new Error(
      `Cannot read the published result "${folder}": it has no ${trialsFile}; give a folder that ` +
        "deno task publish has made",
    );
  }
  const text = new TextDecoder().decode(gunzipSync(packed));
  return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}
