import { dotPlot, type Table } from "../../charts/mod.ts";
import { describeCondition, primaryMetric, type SetupSummary } from "../../runs/mod.ts";
import { summarize } from "../../statistics/mod.ts";
import type { Arm } from "../arm.ts";
import type { Comparison } from "../comparison.ts";
import { drawFigure } from "../draw_figure.ts";
import type { ReportSection } from "../report.ts";
import { sweepTable, testBaselines } from "../sweep_table.ts";

/** Each set-up at its selected point: the table a reader came for, as dots, and every other test metric. */
export async function resultSection({ sweeps, arms }: Comparison): Promise<ReportSection> {
  const tables = sweeps.map(({ label, record, summary }, index) => ({
    kind: "table" as const,
    table: {
      name: sweeps.length === 1 ? "result" : `result-${index + 1}-${record.experiment}`,
      caption: `${label}: MAP@R of each set-up at its selected values.`,
      table: sweepTable(summary, summary.testPart),
    },
  }));
  const conditions = sweeps[0]?.summary.conditions ?? [];
  // Set-ups side by side on the line of a condition, where there are conditions.
  const lineOf = (name: string, { setup, condition }: SetupSummary) =>
    sweeps.length > 1 || condition === undefined
      ? { setup: name, category: name }
      : { setup, category: describeCondition(condition, conditions) };
  const values = arms.flatMap(({ name, summary, seeds, metrics }) =>
    (metrics[`test/${primaryMetric}`] ?? []).map((value, index) => ({
      ...lineOf(name, summary),
      seed: seeds[index]!,
      value,
    }))
  );
  const isOneTest = new Set(sweeps.map(({ summary }) => summary.testPart.description)).size === 1;
  const figure = arms.length < 2 || values.length === 0 ? [] : [
    await drawFigure({
      name: "set-ups",
      description: "Test MAP@R of each set-up at its selected values, the best at the top.",
      spec: dotPlot(values, {
        metric: "test MAP@R",
        title: "Set-ups at their selected values",
        setups: [...new Set(values.map(({ setup }) => setup))],
        baselines: isOneTest ? testBaselines(sweeps[0]!.summary, sweeps[0]!.summary.testPart) : [],
      }),
    }),
  ];
  return {
    title: "Result",
    blocks: [
      ...tables,
      ...(isOneTest ? [] : [{
        kind: "sentences" as const,
        sentences: [
          "The sweeps were tested on different data: compare within a sweep, not across sweeps.",
        ],
      }]),
      ...(figure.length === 0 ? [] : [{ kind: "figures" as const, figures: figure }]),
      {
        kind: "fold",
        title: "Every test metric",
        blocks: [{
          kind: "table",
          table: {
            name: "metrics",
            caption: "Every metric on the test part, at the selected values.",
            table: metricsTable(arms),
          },
        }],
      },
    ],
  };
}

/** A row a metric, a column a set-up: mean ± half-width of the 95 % t interval over training seeds. */
export function metricsTable(arms: readonly Arm[]): Table {
  const names = [...new Set(arms.flatMap(({ metrics }) => Object.keys(metrics)))]
    .filter((name) => name.startsWith("test/"));
  return {
    columns: [
      { header: "metric", align: "left" },
      ...arms.map(({ name }) => ({ header: name, align: "right" as const })),
    ],
    rows: names.map((name) => [
      name.slice("test/".length),
      ...arms.map(({ metrics }) => estimate(metrics[name] ?? [])),
    ]),
    notes: ["±: half-width of the 95 % t interval over training seeds."],
  };
}

function estimate(values: readonly number[]): string {
  if (values.length === 0) return "";
  const { mean, interval } = summarize(values, { unit: "training seeds" });
  return mean.toFixed(3) + (interval === undefined ? "" : ` ± ${interval.halfWidth.toFixed(3)}`);
}
