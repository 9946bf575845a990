import { join } from "node:path";
import type { TrialOutcome } from "../runs/mod.ts";
import type { DatasetFacts, JsonObject } from "../tracking/mod.ts";

/** A trial of a published result: all that its journal says, but for its steps. */
export interface FrozenTrial extends TrialOutcome {
  readonly datasets: readonly DatasetFacts[];
  /** Backend, version of TensorFlow, threads, tier of determinism. */
  readonly environment: JsonObject;
}

const file = "trials.jsonl";

/** Trials as text, a line each. */
export function frozenTrialsText(trials: readonly FrozenTrial[]): string {
  return trials.map((trial) => `${JSON.stringify(trial)}\n`).join("");
}

/** Reads the trials of a published result. */
export async function readFrozenTrials(folder: string): Promise<FrozenTrial[]> {
  const text = await Deno.readTextFile(join(folder, file)).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error(
      `Cannot read the published result "${folder}": it has no ${file}; give a folder that ` +
        "deno task publish has made",
    );
  });
  return text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}
