import { join } from "node:path";
import {
  type Baselines,
  darkTheme,
  marginChart,
  type MarginRow,
  renderSvg,
  reportHtml,
  summaryTable,
  type Table,
  withTheme,
} from "../charts/mod.ts";
import { writeAtomically } from "../host/mod.ts";
import { mean, summarize } from "../statistics/mod.ts";
import type { OpenedSweep } from "./open_sweep.ts";
import { primaryMetric, type SweepSummary } from "./summarize_sweep.ts";
import type { TestPart } from "./test_part.ts";

/** Where a sweep's report lies. */
export interface ReportPaths {
  readonly summary: string;
  readonly report: string;
  readonly svg: string;
  readonly spec: string;
}

const metric = "MAP@R";
const seeds = { unit: "training seeds" } as const;

/** Each set-up at its selected value, and the baselines, as a table. */
export function sweepTable(summary: SweepSummary, { description, chance }: TestPart): Table {
  const rows = summary.setups.map(({ setup, loss, selected, atGridEdge, metrics }) => ({
    setup,
    loss,
    margin: selected,
    atEdge: atGridEdge,
    validation: summarize(metrics[`validation/${primaryMetric}`] ?? [], seeds),
    test: summarize(metrics[`test/${primaryMetric}`] ?? [], seeds),
  }));
  const table = summaryTable(rows, { baselines: baselinesOf(summary, chance), metric });
  return { ...table, notes: [description, ...table.notes ?? []] };
}

/** Writes the summary, the chart (`.vl.json`, `.svg`) and the page into the sweep's folder. */
export async function writeReport(
  { plan, overrides, journal }: OpenedSweep,
  summary: SweepSummary,
  part: TestPart,
): Promise<ReportPaths> {
  const { folder, environment } = journal.record;
  const { experiment, question, option, trials } = plan;
  const paths: ReportPaths = {
    summary: join(folder, "summary.json"),
    report: join(folder, "report.html"),
    svg: join(folder, `${experiment}.svg`),
    spec: join(folder, `${experiment}.vl.json`),
  };
  const baselines = baselinesOf(summary, part.chance);
  const selected = Object.fromEntries(summary.setups.map((it) => [it.setup, it.selected]));
  const [first] = trials;
  const data = first?.config.data.name ?? "";
  const title = `${metric} on the test part of ${data}, by ${option}`;
  const spec = marginChart(marginRows(summary), { baselines, selected, metric, title });
  const svg = await renderSvg(spec);
  const page = reportHtml({
    title: `${experiment}: ${metric} by ${option} on ${data}`,
    summary: question,
    table: sweepTable(summary, part),
    charts: [{
      title: `By ${option}`,
      description:
        `${metric} of each set-up by ${option}, one panel a loss, and beneath it the share ` +
        "of the selected tuples that were active",
      svg,
      darkSvg: await renderSvg(withTheme(spec, darkTheme)),
    }],
    notes: notes(summary),
    command: ["deno task sweep", experiment, ...overrides].join(" "),
    configuration: first?.config,
    environment: flatFacts(environment),
  });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await writeAtomically(paths.summary, json({ ...summary, testPart: part }));
  await writeAtomically(paths.spec, json(spec));
  await writeAtomically(paths.svg, svg);
  await writeAtomically(paths.report, page);
  return paths;
}

/** Finished trials as the chart takes them. */
export function marginRows({ rows }: Pick<SweepSummary, "rows">): MarginRow[] {
  return rows.map(({ setup, loss, value, seed, metrics }) => ({
    setup,
    loss,
    margin: value,
    seed,
    validation: metrics[`validation/${primaryMetric}`] ?? NaN,
    test: metrics[`test/${primaryMetric}`] ?? NaN,
    activeShare: metrics["train/active_share"] ?? NaN,
  }));
}

function baselinesOf({ baselines }: SweepSummary, chance: number): Baselines {
  const test = (name: string) => mean(baselines[name]?.[`test/${primaryMetric}`] ?? [NaN]);
  return { chance, rawPixels: test("raw-pixels"), untrained: test("untrained") };
}

function notes({ failed, unfinished }: SweepSummary): string[] {
  return [
    "Every set-up sees the same number of images a step, and starts from the same weights for a seed.",
    "The best margin is chosen on the validation part; the weights are those of the last step.",
    "A tuple is active when its loss is above 0. Its share is among those that the miner selected, so it " +
    "shows what a set-up spends its batches on: a semi-hard or batch-hard miner selects little else.",
    ...failed.map(({ id, error }) => `${id} failed: ${error}`),
    ...(unfinished === 0 ? [] : [`${unfinished} trials are unfinished.`]),
  ];
}

function flatFacts(facts: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
}
