import type { TopLevelSpec } from "vega-lite";
import { normalQuantile } from "../statistics/mod.ts";
import { checkFinite } from "./_check_finite.ts";
import { verificationCurves } from "./_verification_curves.ts";
import type { RocChartOptions, RocRow } from "./roc_chart.ts";

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
  const { title = "Verification: DET", setups } = options;
  return verificationCurves({
    title,
    subtitle: ["Pairs of test images, mean over training seeds.", "Dashed: equal errors."],
    ...(setups && { setups }),
    drawn: new Set(rows.map((row) => row.setup)),
    points: rows.flatMap(pointOf),
    domain: [deviate(least), deviate(most)],
    scale: { nice: false },
    axis: { values: ticks.map(deviate), labelExpr },
    line: { clip: true },
    y: { field: "falseRejects", title: "false rejects" },
  });
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
