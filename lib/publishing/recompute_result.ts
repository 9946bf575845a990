import { join } from "node:path";
import { jsonText, readTextIfPresent } from "../host/mod.ts";
import { compareReport, figuresOf, readComparison } from "../reports/mod.ts";
import { readSummary, summarizeSweep } from "../runs/mod.ts";
import { readSweep } from "../tracking/mod.ts";
import { describeDifference, firstDifference } from "./first_difference.ts";
import { readFrozenTrials } from "./frozen_trial.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Computes summary and chart of a published result again from its trials, and compares them byte for byte. */
export async function recomputeResult(folder: string): Promise<Verdict> {
  const { experiment } = await readSweep(folder);
  const trials = await readFrozenTrials(folder);
  const recorded = readSummary(await Deno.readTextFile(join(folder, "summary.json")));
  const { testPart: _, ...before } = recorded;
  const summary = summarizeSweep(before, trials);
  const difference = firstDifference(before, JSON.parse(JSON.stringify(summary)));
  const faults = difference === undefined
    ? []
    : [`summary.json, ${describeDifference(difference)}`];

  const figures = figuresOf(await compareReport(await readComparison([folder])));
  const own = figures.find(({ name }) => name === experiment);
  if (own !== undefined) {
    const drawn = {
      [`${experiment}.vl.json`]: jsonText(own.spec),
      [`${experiment}.svg`]: own.svg,
    };
    for (const [name, text] of Object.entries(drawn)) {
      const found = await readTextIfPresent(join(folder, name));
      if (found === undefined) faults.push(`${name} is missing`);
      else if (found !== text) faults.push(`${name}: another chart comes of the summary`);
    }
  }
  return verdictOf(faults);
}
