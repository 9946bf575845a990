import type { TopLevelSpec } from "vega-lite";
import { darkTheme, renderSvg, reportHtml, withTheme } from "../charts/mod.ts";
import type { OpenedSweep } from "./open_sweep.ts";
import type { SweepSummary } from "./sweep_summary.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import { optionName, sweepTable } from "./sweep_table.ts";
import type { TestPart } from "./test_part.ts";

/** What the page of a sweep's report is made of. */
export interface PageParts {
  readonly sweep: OpenedSweep;
  readonly summary: SweepSummary;
  readonly part: TestPart;
  /** The chart and the chart drawn, where there is one. */
  readonly chart?: { readonly spec: TopLevelSpec; readonly svg: string };
}

/** The page of a sweep's report, which opens from disk and loads nothing. */
export async function reportPage({ sweep, summary, part, chart }: PageParts): Promise<string> {
  const { plan: { experiment, question, axes, trials }, overrides, journal } = sweep;
  const option = optionName(axes) ?? "set-up";
  return reportHtml({
    title: `${experiment}: MAP@R by ${option} on ${trials[0]?.config.data.name}`,
    summary: question,
    table: sweepTable(summary, part),
    charts: chart === undefined ? [] : [{
      title: `By ${option}`,
      description:
        `MAP@R of each set-up by ${option}, one panel a loss, and beneath it the share of ` +
        "the selected tuples that were active",
      svg: chart.svg,
      darkSvg: await renderSvg(withTheme(chart.spec, darkTheme)),
    }],
    notes: notes(summary),
    command: ["deno task sweep", experiment, ...overrides].join(" "),
    configuration: firstOfEachSetup(trials),
    environment: flatFacts(journal.record.environment),
  });
}

function notes({ failed, unfinished }: SweepSummary): string[] {
  return [
    "Every set-up sees the same number of images a step, and starts from the same weights for a seed.",
    "Where set-ups were swept, the best point is chosen on the validation part; the weights are those of " +
    "the best validation check where there is validateEvery, and of the last step where not.",
    "A tuple is active when its loss is above 0. Its share is among those that the miner selected, so it " +
    "shows what a set-up spends its batches on: a semi-hard or batch-hard miner selects little else.",
    ...failed.map(({ id, error }) => `${id} failed: ${error}`),
    ...(unfinished === 0 ? [] : [`${unfinished} trials are unfinished.`]),
  ];
}

/** The set-ups differ in more than the swept option; their trials only in that and in the seed. */
function firstOfEachSetup(trials: SweepPlan["trials"]): Record<string, unknown> {
  const bySetup = Map.groupBy(trials, ({ config }) => config.setup);
  return Object.fromEntries([...bySetup].map(([setup, [first]]) => [setup, first?.config]));
}

function flatFacts(facts: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
}
