import { type NamedValue, summaryTable, type Table } from "../charts/mod.ts";
import {
  axisName,
  describePoint,
  primaryMetric,
  type SweepSummary,
  type TestPart,
} from "../runs/mod.ts";
import { mean, summarize } from "../statistics/mod.ts";

/** Each set-up at its selected point, and the baselines, as a table. */
export function sweepTable(summary: SweepSummary, part: TestPart): Table {
  const { axes, setups } = summary;
  const over = (values: readonly number[] = []) => summarize(values, { unit: "training seeds" });
  const rows = setups.map(({ setup, loss, selected, atEdge, metrics, confirmation }) => ({
    setup,
    loss,
    selected: describePoint(selected, axes),
    atEdge: atEdge.length > 0,
    validation: over(metrics[`validation/${primaryMetric}`]),
    test: over((confirmation?.metrics ?? metrics)[`test/${primaryMetric}`]),
  }));
  const table = summaryTable(rows, {
    baselines: testBaselines(summary, part),
    metric: "MAP@R",
    option: optionName(axes),
  });
  return {
    ...table,
    notes: [part.description, ...table.notes ?? [], ...confirmed(summary), ...folded(summary)],
  };
}

/** What the primary metric is on the test part without training, where it was measured. */
export function testBaselines({ baselines }: SweepSummary, { chance }: TestPart): NamedValue[] {
  const test = (name: string) => mean(baselines[name]?.[`test/${primaryMetric}`] ?? [NaN]);
  return [
    { name: "untrained", mean: test("untrained") },
    { name: "raw pixels", mean: test("raw-pixels") },
    { name: "chance", mean: chance },
  ].filter(({ mean }) => Number.isFinite(mean));
}

/** What set-ups differ in within themselves, in a word. */
export function optionName(axes: readonly string[]): string | undefined {
  const [first, ...others] = axes;
  if (first === undefined) return undefined;
  return others.length === 0 ? axisName(first, axes) : "point";
}

function folded({ rows }: SweepSummary): string[] {
  const folds = new Set(rows.flatMap(({ fold }) => fold ?? [])).size;
  if (folds === 0) return [];
  return [
    `A seed's number is the mean of ${folds} networks, each trained without the classes of one fold, on which ` +
    "it is validated; folds are no replications.",
  ];
}

function confirmed({ setups }: SweepSummary): string[] {
  if (setups.every(({ confirmation }) => confirmation === undefined)) return [];
  return [
    "Test scores are those of the selected configuration run again on fresh seeds: the runs that it was " +
    "selected by owe part of their score to luck (winner's luck).",
  ];
}
