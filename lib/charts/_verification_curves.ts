import type { TopLevelSpec } from "vega-lite";
import { frame } from "./_frame.ts";
import { seriesChannels } from "./_series_channels.ts";
import type { RocChartOptions } from "./roc_chart.ts";

const side = 290;

/** One of the two errors of verification, or what is left of it. */
interface RateAxis {
  readonly field: string;
  readonly title: string;
}

interface VerificationCurves extends Pick<RocChartOptions, "setups"> {
  readonly title: string;
  readonly subtitle: readonly [string, string];
  /** All set-ups of the rows, those too of which no point can be drawn. */
  readonly drawn: ReadonlySet<string>;
  readonly points: readonly object[];
  /** Of both axes; the dashed diagonal runs through it. */
  readonly domain: readonly [number, number];
  readonly scale: object;
  readonly axis: object;
  readonly line: object;
  readonly y: RateAxis;
}

/** A square with a curve a set-up, by the share of false accepts, and a dashed diagonal. */
export function verificationCurves(curves: VerificationCurves): TopLevelSpec {
  const { title, subtitle, drawn, points, domain: [from, to], axis, line, y } = curves;
  const setups = curves.setups ?? [...drawn];
  const { color, strokeDash } = seriesChannels(setups, {
    legend: {
      title: "set-up",
      values: setups.filter((setup) => drawn.has(setup)),
      symbolSize: 400,
      orient: "bottom",
      columns: 2,
    },
  });
  const scale = { domain: [from, to], ...curves.scale };
  const rate = ({ field, title }: RateAxis) => (
    { field, type: "quantitative", scale, axis: { ...axis, title } } as const
  );
  return {
    ...frame(title, [...subtitle]),
    width: side,
    height: side,
    layer: [
      {
        data: { values: [{ from, to }] },
        mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1 },
        encoding: {
          x: { field: "from", type: "quantitative", scale },
          x2: { field: "to" },
          y: { field: "from", type: "quantitative", scale },
          y2: { field: "to" },
        },
      },
      {
        data: { values: [...points] },
        mark: { type: "line", strokeWidth: 1.75, ...line },
        encoding: {
          x: rate({ field: "falseAccepts", title: "false accepts" }),
          y: rate(y),
          order: { field: "falseAccepts", type: "quantitative" },
          color,
          strokeDash,
        },
      },
    ],
  };
}
