import { type NamedValue, summaryTable, type Table } from "../charts/mod.ts";
import {
  axisName,
  describePoint,
  primaryMetric,
  type SetupSummary,
  type SweepSummary,
  type TestPart,
} from "../runs/mod.ts";
import { mean, summarize } from "../statistics/mod.ts";

/** Each set-up under each condition at its selected point, and the baselines, as a table. */
export function sweepTable(summary: SweepSummary, part: TestPart): Table {
  const { axes, conditions = [] } = summary;
  const over = (values: readonly number[] = []) => summarize(values, { unit: "training seeds" });
  const setups = byCondition(summary.setups);
  const rows = setups.map((
    { setup, loss, condition, selected, atEdge, metrics, confirmation },
  ) => ({
    setup,
    loss,
    condition: describePoint(condition ?? {}, conditions),
    selected: describePoint(selected, axes),
    atEdge: atEdge.length > 0,
    validation: over(metrics[`validation/${primaryMetric}`]),
    test: over((confirmation?.metrics ?? metrics)[`test/${primaryMetric}`]),
  }));
  const table = summaryTable(rows, {
    baselines: testBaselines(summary, part),
    metric: "MAP@R",
    condition: optionName(conditions, "condition"),
    option: optionName(axes),
  });
  return {
    ...table,
    notes: [
      part.description,
      ...table.notes ?? [],
      ...conditioned(summary),
      ...confirmed(summary),
      ...folded(summary),
    ],
  };
}

/** What the primary metric is on the test part without training, where it was measured. */
export function testBaselines({ baselines }: SweepSummary, { chance }: TestPart): NamedValue[] {
  const isRaw = ([name]: readonly [string, unknown]) => Number(name === "raw-pixels");
  const sorted = Object.entries(baselines).toSorted((a, b) => isRaw(a) - isRaw(b));
  const measured = sorted.map(([name, metrics]) => ({
    name: name.replace(/^raw-pixels$/, "raw pixels"),
    mean: mean(metrics[`test/${primaryMetric}`] ?? [NaN]),
  }));
  return [
    ...measured,
    { name: "chance", mean: chance },
  ].filter(({ mean }) => Number.isFinite(mean));
}

/** What set-ups differ in within themselves, in a word: the axis, or what several are together. */
export function optionName(axes: readonly string[], several = "point"): string | undefined {
  const [first, ...others] = axes;
  if (first === undefined) return undefined;
  return others.length === 0 ? axisName(first, axes) : several;
}

/** Set-ups side by side under each condition; first what depends on none. */
function byCondition(setups: readonly SetupSummary[]): SetupSummary[] {
  const groups = Map.groupBy(setups, ({ condition = {} }) => JSON.stringify(condition));
  return [
    ...groups.get("{}") ?? [],
    ...[...groups].flatMap(([key, rows]) => key === "{}" ? [] : rows),
  ];
}

function conditioned({ conditions, setups }: SweepSummary): string[] {
  if (conditions === undefined) return [];
  const names = optionName(
    conditions,
    conditions.map((path) => axisName(path, conditions)).join(", "),
  );
  return [
    `Compare set-ups at equal ${names}: a condition, which nothing is chosen by.` +
    (setups.some(({ condition }) => condition === undefined)
      ? " A set-up without one is the same under all."
      : ""),
  ];
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
