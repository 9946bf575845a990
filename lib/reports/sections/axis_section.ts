import { axisChart, type AxisRow, dotPlot, parallelCoordinates } from "../../charts/mod.ts";
import {
  axisName,
  type ConfigValue,
  describeCondition,
  describePoint,
  type Point,
  primaryMetric,
  splitPoint,
  type SweepRow,
} from "../../runs/mod.ts";
import { mean } from "../../statistics/mod.ts";
import type { ComparedSweep } from "../comparison.ts";
import { drawFigure } from "../draw_figure.ts";
import type { Figure, ReportSection } from "../report.ts";
import { testBaselines } from "../sweep_table.ts";

const metric = "test MAP@R";

/**
 * The test metric by each condition of a sweep, at the values selected under it, and under each condition by
 * each axis: of a set-up with further axes, the trials that have its selected values on those. Numbers on an
 * axis, names as dots, and all axes together where there are several.
 */
export async function axisSection(
  sweep: ComparedSweep,
  { isOnly }: { readonly isOnly: boolean },
): Promise<ReportSection> {
  const { label, summary: { axes, conditions = [] } } = sweep;
  const paths = [...conditions, ...axes];
  const names = paths.map((path) => axisName(path, paths)).join(", ");
  const figures = await Promise.all([
    ...conditions.map((path) => axisFigure(sweep, path)),
    ...byCondition(sweep).flatMap((each) => axes.map((axis) => axisFigure(each, axis))),
  ]);
  const whole = axes.length > 1 ? [await parallelFigure(sweep)] : [];
  return {
    title: isOnly ? `By ${names}` : `${label}: by ${names}`,
    blocks: paths.length === 0
      ? []
      : [{ kind: "figures", figures: [...named(label, figures.flat()), ...whole] }],
  };
}

/** A sweep in parts, one of each condition; whole, where there are none. */
function byCondition({ label, summary, ...sweep }: ComparedSweep): ComparedSweep[] {
  const { conditions = [], rows, setups } = summary;
  const keyOf = (condition: Point) => rest(condition, "");
  const all = [...Map.groupBy(setups, ({ condition = {} }) => keyOf(condition))];
  return all.map(([key, own]) => {
    const words = describeCondition(own[0]?.condition ?? {}, conditions);
    const within = rows.filter(({ setup, point }) =>
      own.some((it) => it.setup === setup) &&
      keyOf(splitPoint(point, conditions).condition) === key
    );
    return {
      ...sweep,
      label: words === "" ? label : `${label}, ${words}`,
      summary: { ...summary, rows: within, setups: own },
    };
  });
}

/** The first is the sweep's own chart, which goes by its name. */
function named(label: string, figures: readonly Figure[]): Figure[] {
  return figures.map((figure, index) =>
    index === 0 ? { ...figure, name: fileName(label) } : figure
  );
}

async function axisFigure(sweep: ComparedSweep, axis: string): Promise<Figure[]> {
  const { label, summary } = sweep;
  const { axes, conditions = [], rows, setups } = summary;
  const paths = [...conditions, ...axes];
  const option = axisName(axis, paths);
  const isCondition = conditions.includes(axis);
  const isShown = ({ setup, point }: SweepRow) => {
    const { condition, choice } = splitPoint(point, conditions);
    const summaries = setups.filter((it) => it.setup === setup);
    const own = summaries.find((it) => rest(it.condition ?? {}, "") === rest(condition, ""));
    return own !== undefined && rest(choice, axis) === rest(own.selected, axis);
  };
  const shown = rows.filter((row) =>
    row.phase === "search" && row.rung === undefined && axis in row.point &&
    `test/${primaryMetric}` in row.metrics && isShown(row)
  );
  // Points drawn at random share no values: their parallel coordinates show them.
  if (new Set(shown.map(({ point }) => describe(point[axis]!))).size < 2) return [];
  const baselines = testBaselines(summary, summary.testPart);
  const options = {
    metric,
    setups: [...new Set(setups.map(({ setup }) => setup))],
    // Untrained encoders that differ are as many lines as there are: the table has them.
    baselines: baselines.filter(({ name }) => !name.startsWith("untrained,")),
    title: `${label}: ${metric} by ${option}`,
  };
  const isNumeric = shown.every(({ point }) => typeof point[axis] === "number");
  const spec = isNumeric
    ? axisChart(shown.map((row) => axisRow(row, axis, others(row, axis, { conditions, shown }))), {
      ...options,
      axis: option,
      selected: Object.fromEntries(
        setups.flatMap(({ setup, selected }) =>
          !isCondition && axis in selected ? [[setup, Number(selected[axis])]] : []
        ),
      ),
    })
    : dotPlot(
      shown.map(({ setup, seed, point, metrics }) => ({
        setup,
        seed,
        category: describe(point[axis]!),
        value: metrics[`test/${primaryMetric}`]!,
      })),
      { ...options, category: option },
    );
  const description = isNumeric
    ? `Test MAP@R of each set-up by ${option}, and beneath it the share of the selected tuples that were ` +
      "active."
    : `Test MAP@R of each set-up by ${option}.`;
  return [await drawFigure({ name: fileName(`${label}-${option}`), description, spec })];
}

/** The conditions that a value on an axis leaves open, in words: those compare within a panel only. */
function others(
  { point }: SweepRow,
  axis: string,
  { conditions, shown }: {
    readonly conditions: readonly string[];
    readonly shown: readonly SweepRow[];
  },
): string {
  if (!conditions.includes(axis)) return "";
  const open = conditions.filter((path) =>
    path !== axis && path in point &&
    shown.some((row) =>
      path in row.point && describe(row.point[axis]!) === describe(point[axis]!) &&
      describe(row.point[path]!) !== describe(point[path]!)
    )
  );
  return open.map((path) => `${axisName(path, conditions)} ${describe(point[path]!)}`).join(", ");
}

function axisRow(
  { setup, loss, point, seed, metrics }: SweepRow,
  axis: string,
  others: string,
): AxisRow {
  const activeShare = metrics["train/active_share"];
  return {
    setup,
    // What a loss or a miner calls a margin is another quantity for each loss.
    panel: /^(loss|miner)\./.test(axis) ? loss : others,
    value: Number(point[axis]),
    seed,
    metric: metrics[`test/${primaryMetric}`]!,
    ...(activeShare === undefined || !Number.isFinite(activeShare) ? {} : { activeShare }),
  };
}

async function parallelFigure({ label, summary }: ComparedSweep): Promise<Figure> {
  const { conditions = [], rows } = summary;
  const axes = [...conditions, ...summary.axes];
  const configurations = Map.groupBy(
    rows.filter(({ phase, rung }) => phase === "search" && rung === undefined),
    ({ setup, point }) => `${setup} ${describePoint(point, axes)}`,
  );
  const spec = parallelCoordinates(
    [...configurations.values()].map((trials) => ({
      values: {
        "set-up": trials[0]!.setup,
        ...Object.fromEntries(
          Object.entries(trials[0]!.point).map(([axis, value]) => [
            axisName(axis, axes),
            typeof value === "number" ? value : describe(value),
          ]),
        ),
      },
      metric: mean(trials.map(({ metrics }) => metrics[`validation/${primaryMetric}`] ?? NaN)),
    })).filter(({ metric }) => Number.isFinite(metric)),
    {
      axes: ["set-up", ...axes.map((axis) => axisName(axis, axes))],
      metric: "validation MAP@R",
      title: `${label}: hyper-parameters`,
    },
  );
  return await drawFigure({
    name: fileName(`${label}-parallel`),
    description:
      `Each configuration as a line across ${axes.length} hyper-parameters to its validation MAP@R.`,
    spec,
  });
}

function rest(point: Point, axis: string): string {
  return JSON.stringify(
    Object.entries(point).filter(([path]) => path !== axis).toSorted(([a], [b]) => a < b ? -1 : 1),
  );
}

function describe(value: ConfigValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function fileName(text: string): string {
  return text.replaceAll(/[^a-zA-Z0-9_.-]+/g, "-");
}
