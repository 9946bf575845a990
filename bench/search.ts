// deno-lint-ignore-file no-console -- a command: it speaks to a person
/**
 * Random, quasi-random and model-based search: regret by trial on two known functions and a noisy one,
 * 50 trials and 100 seeds, and replayed on a grid of trainings, 1,000 seeds (`bench/search_grid.json`).
 *
 * `deno task bench search [--json] [--chart]`; a chart of the curves is written beside this file.
 *
 * @module
 */
import { renderSvg } from "../lib/charts/mod.ts";
import { environmentFacts } from "../lib/tracking/mod.ts";
import { gridPath, gridProblem, type GridRecord } from "./_grid_record.ts";
import { regretChart } from "./_regret_chart.ts";
import { searchProblems } from "./_search_problems.ts";
import { describeSearch, type SearchRow, searchRow } from "./_search_row.ts";

const TRIALS = 50;

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const grid: GridRecord = JSON.parse(await Deno.readTextFile(gridPath));
  const rows: SearchRow[] = [];
  for (const problem of [...searchProblems, gridProblem(grid)]) {
    const seeds = searchProblems.includes(problem) ? 100 : 1000;
    const row = searchRow(problem, { trials: TRIALS, seeds });
    console.log(describeSearch(row));
    rows.push(row);
  }
  if (args.includes("--chart")) {
    const spec = regretChart(rows);
    await Deno.writeTextFile(beside("search.vl.json"), JSON.stringify(spec));
    await Deno.writeTextFile(beside("search.svg"), await renderSvg(spec));
  }
  if (args.includes("--json")) {
    const environment = await environmentFacts({ engine: "none" });
    console.log(JSON.stringify({ date: new Date().toISOString(), environment, rows }));
  }
}

function beside(name: string): URL {
  return new URL(name, import.meta.url);
}
