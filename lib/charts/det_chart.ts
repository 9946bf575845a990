import type { TopLevelSpec } from "vega-lite";
import { normalQuantile } from "../statistics/mod.ts";
import { checkFinite } from "./_check_finite.ts";
import { frame } from "./_frame.ts";
import { seriesChannels } from "./_series_channels.ts";
import type { RocChartOptions, RocRow } from "./roc_chart.ts";

const side = 290;
const ticks = [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6];
// Wide enough for a poor encoder, and as low as a few thousand pairs can tell.
const [least, most] = [0.0005, 0.8];

/**
 * The two errors of verification against each other, both on the scale of the normal quantile, on which
 * normally spread scores give straight lines: the detection error tradeoff. Lower left is better; the
 * dashed diagonal is where both errors are equal.
 *
 * Reference: Martin, Doddington, Kamm, Ordowski and Przybocki, "The DET Curve in Assessment of
 * Detection Task Performance", 1997.
 *
 * @throws {RangeError} when there are no rows, or a rate is not finite
 */
export function detChart(rows: readonly RocRow[], options: RocChartOptions = {}): TopLevelSpec {
  checkFinite("a DET curve", rows, (row) => row.falseAccepts, (row) => row.trueAccepts);
  const { title = "Verification: DET" } = options;
  const setups = options.setups ?? [...new Set(rows.map((row) => row.setup))];
  const drawn = new Set(rows.map((row) => row.setup));
  const { color, strokeDash } = seriesChannels(setups, {
    legend: {
      title: "set-up",
      values: setups.filter((setup) => drawn.has(setup)),
      symbolSize: 400,
      orient: "bottom",
      columns: 2,
    },
  });
  const scale = { domain: [deviate(least), deviate(most)], nice: false };
  const axis = { values: ticks.map(deviate), labelExpr };
  return {
    ...frame(title, ["Pairs of test images, mean over training seeds.", "Dashed: equal errors."]),
    width: side,
    height: side,
    layer: [
      {
        data: { values: [{ from: deviate(least), to: deviate(most) }] },
        mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 1 },
        encoding: {
          x: { field: "from", type: "quantitative", scale },
          x2: { field: "to" },
          y: { field: "from", type: "quantitative", scale },
          y2: { field: "to" },
        },
      },
      {
        data: { values: rows.flatMap(pointOf) },
        mark: { type: "line", strokeWidth: 1.75, clip: true },
        encoding: {
          x: {
            field: "falseAccepts",
            type: "quantitative",
            scale,
            axis: { ...axis, title: "false accepts" },
          },
          y: {
            field: "falseRejects",
            type: "quantitative",
            scale,
            axis: { ...axis, title: "false rejects" },
          },
          order: { field: "falseAccepts", type: "quantitative" },
          color,
          strokeDash,
        },
      },
    ],
  };
}

/** An error of 0 or 1 lies infinitely far out. */
function pointOf({ setup, falseAccepts, trueAccepts }: RocRow) {
  const isDrawn = falseAccepts > 0 && falseAccepts < 1 && trueAccepts > 0 && trueAccepts < 1;
  if (!isDrawn) return [];
  return [{
    setup,
    falseAccepts: deviate(falseAccepts),
    falseRejects: deviate(1 - trueAccepts),
  }];
}

function deviate(rate: number): number {
  return Number(normalQuantile(rate).toFixed(4));
}

// Vega names a tick by its value, a normal quantile with a typographic minus; people read the share.
const labels = ticks.map((tick) => {
  const value = deviate(tick).toFixed(2).replace("-", "−");
  return `'${value}': '${Number((100 * tick).toPrecision(2))}%'`;
});
const labelExpr = `{${labels.join(", ")}}[format(datum.value, '.2f')]`;
