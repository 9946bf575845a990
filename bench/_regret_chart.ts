import type { TopLevelSpec } from "vega-lite";
import { lightTheme, themeConfig } from "../lib/charts/mod.ts";
import { searchStrategies } from "../lib/search/mod.ts";
import type { SearchRow } from "./_search_row.ts";

const names = { random: "random", sobol: "Sobol", tpe: "TPE" } as const;

/** Regret by trial, a panel a problem: the median over seeds as a line, the quartiles as a band. */
export function regretChart(rows: readonly SearchRow[]): TopLevelSpec {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: {
      text: "What a search has lost against the best there is, by trial",
      subtitle:
        "Line: median over seeds. Band: half of the seeds. The first ten trials of TPE are those of Sobol.",
      anchor: "start",
    },
    spacing: 24,
    hconcat: rows.map((row, index) => regretPanel(row, index === 0)),
    config: themeConfig(lightTheme),
  };
}

function regretPanel({ problem, seeds, curves }: SearchRow, first: boolean) {
  const values = searchStrategies.flatMap((strategy) => {
    const { lower_quartile: lower, median, upper_quartile: upper } = curves[strategy];
    return median.map((regret, index) => ({
      strategy: names[strategy],
      trial: index + 1,
      lower: lower[index]!,
      median: regret,
      upper: upper[index]!,
    }));
  });
  // A logarithm has no place for the regret 0 of a grid's best cell.
  const reachesZero = values.some(({ lower }) => lower === 0);
  const scale = reachesZero
    ? { type: "symlog" as const, constant: 1e-3, domain: [0, 0.1] }
    : { type: "log" as const };
  const ticks = reachesZero ? [0, 0.001, 0.01, 0.1] : [0.01, 0.1, 1, 10, 100];
  const y = (field: string) => ({
    field,
    type: "quantitative" as const,
    scale,
    axis: { title: first ? "regret" : null, values: ticks, format: "~g" },
  });
  return {
    width: 220,
    height: 200,
    title: {
      text: `${problem}, ${seeds.toLocaleString("en")} seeds`,
      anchor: "start" as const,
      frame: "group" as const,
      fontSize: 12,
      offset: 8,
    },
    data: { values },
    encoding: {
      x: {
        field: "trial",
        type: "quantitative" as const,
        axis: { title: "trial", grid: false, tickCount: 5 },
      },
      color: {
        field: "strategy",
        type: "nominal" as const,
        scale: { domain: Object.values(names) },
        legend: { title: null, orient: "bottom" as const, symbolOpacity: 1 },
      },
    },
    layer: [
      {
        mark: { type: "area" as const, opacity: 0.15 },
        encoding: { y: y("lower"), y2: { field: "upper" } },
      },
      { mark: { type: "line" as const, strokeWidth: 2 }, encoding: { y: y("median") } },
    ],
  };
}
