import { axisChart, type AxisRow, dotPlot, parallelCoordinates } from "../../charts/mod.ts";
import {
  axisName,
  type ConfigValue,
  describePoint,
  type Point,
  primaryMetric,
  type SweepRow,
} from "../../runs/mod.ts";
import { mean } from "../../statistics/mod.ts";
import type { ComparedSweep } from "../comparison.ts";
import { drawFigure } from "../draw_figure.ts";
import type { Figure, ReportSection } from "../report.ts";
import { testBaselines } from "../sweep_table.ts";

const metric = "test MAP@R";

/**
 * The test metric by each axis of a sweep: of a set-up with further axes, the trials that have its selected
 * values on those. Numbers on an axis, names as dots, and all axes together where there are several.
 */
export async function axisSection(
  sweep: ComparedSweep,
  { isOnly }: { readonly isOnly: boolean },
): Promise<ReportSection> {
  const { label, summary: { axes } } = sweep;
  const names = axes.map((axis) => axisName(axis, axes)).join(", ");
  const figures = await Promise.all(axes.map((axis, index) => axisFigure(sweep, axis, index)));
  const whole = axes.length > 1 ? [await parallelFigure(sweep)] : [];
  return {
    title: isOnly ? `By ${names}` : `${label}: by ${names}`,
    blocks: axes.length === 0 ? [] : [{ kind: "figures", figures: [...figures.flat(), ...whole] }],
  };
}

async function axisFigure(sweep: ComparedSweep, axis: string, index: number): Promise<Figure[]> {
  const { label, summary } = sweep;
  const { axes, rows, setups } = summary;
  const option = axisName(axis, axes);
  const selected = new Map(setups.map(({ setup, selected }) => [setup, selected]));
  const shown = rows.filter(({ setup, point, phase, rung, metrics }) =>
    phase === "search" && rung === undefined && axis in point &&
    `test/${primaryMetric}` in metrics &&
    rest(point, axis) === rest(selected.get(setup) ?? {}, axis)
  );
  // Points drawn at random share no values: their parallel coordinates show them.
  if (new Set(shown.map(({ point }) => describe(point[axis]!))).size < 2) return [];
  const options = {
    metric,
    setups: setups.map(({ setup }) => setup),
    baselines: testBaselines(summary, summary.testPart),
    title: `${label}: ${metric} by ${option}`,
  };
  const isNumeric = shown.every(({ point }) => typeof point[axis] === "number");
  const spec = isNumeric
    ? axisChart(shown.map((row) => axisRow(row, axis)), {
      ...options,
      axis: option,
      selected: Object.fromEntries([...selected].flatMap(([setup, point]) =>
        axis in point ? [[setup, Number(point[axis])]] : []
      )),
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
  // The first is the sweep's own chart, which goes by its name.
  const name = index === 0 ? label : `${label}-${option}`;
  return [await drawFigure({ name: fileName(name), description, spec })];
}

function axisRow({ setup, loss, point, seed, metrics }: SweepRow, axis: string): AxisRow {
  const activeShare = metrics["train/active_share"];
  return {
    setup,
    // What a loss or a miner calls a margin is another quantity for each loss.
    panel: /^(loss|miner)\./.test(axis) ? loss : "",
    value: Number(point[axis]),
    seed,
    metric: metrics[`test/${primaryMetric}`]!,
    ...(activeShare === undefined || !Number.isFinite(activeShare) ? {} : { activeShare }),
  };
}

async function parallelFigure({ label, summary }: ComparedSweep): Promise<Figure> {
  const { axes, rows } = summary;
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
