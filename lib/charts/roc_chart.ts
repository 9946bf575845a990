import type { TopLevelSpec } from "vega-lite";
import { checkFinite } from "./_check_finite.ts";
import { verificationCurves } from "./_verification_curves.ts";

/** What a threshold on the distance of two embeddings accepts as one class. */
export interface RocRow {
  readonly setup: string;
  /** Share of the pairs of different classes that are accepted, 0-1. */
  readonly falseAccepts: number;
  /** Share of the pairs of the same class that are accepted, 0-1. */
  readonly trueAccepts: number;
}

export interface RocChartOptions {
  /** All set-ups of the report, so that a color means the same in every chart. */
  readonly setups?: readonly string[];
  readonly title?: string;
}

/**
 * True accepts by false accepts over all thresholds, a line a set-up; the diagonal is chance.
 *
 * Reference: Fawcett, "An introduction to ROC analysis", 2006.
 *
 * @throws {RangeError} when there are no rows, or a rate is not finite
 */
export function rocChart(rows: readonly RocRow[], options: RocChartOptions = {}): TopLevelSpec {
  checkFinite("a ROC curve", rows, (row) => row.falseAccepts, (row) => row.trueAccepts);
  const { title = "Verification: ROC", setups } = options;
  return verificationCurves({
    title,
    subtitle: ["Pairs of test images, mean over training seeds.", "Dashed: chance."],
    ...(setups && { setups }),
    drawn: new Set(rows.map((row) => row.setup)),
    points: rows.map(({ setup, falseAccepts, trueAccepts }) => (
      { setup, falseAccepts, trueAccepts }
    )),
    domain: [0, 1],
    scale: {},
    axis: { tickCount: 5, format: ".0%" },
    line: { interpolate: "linear" },
    y: { field: "trueAccepts", title: "true accepts" },
  });
}
