import type { Summary } from "../statistics/mod.ts";
import type { Baselines } from "./margin_chart.ts";
import type { Table } from "./table.ts";

/** One set-up at its selected margin. */
export interface SummaryRow {
  readonly setup: string;
  readonly loss: string;
  /** The margin with the best mean on the validation part. */
  readonly margin: number;
  /** Whether that is the least or the greatest margin tried, so that a better one may lie beyond. */
  readonly atEdge: boolean;
  readonly validation: Summary;
  readonly test: Summary;
}

/**
 * The result of a sweep: a row a set-up with mean ± half-width of its interval, then the baselines on
 * the test part. A single seed has no interval; the notes say what the interval and the mark stand for.
 */
export function summaryTable(
  rows: readonly SummaryRow[],
  { baselines, metric }: { readonly baselines: Baselines; readonly metric: string },
): Table {
  const interval = rows.find(({ test }) => test.interval !== undefined)?.test.interval;
  const edges = rows.filter(({ atEdge }) => atEdge).map(({ setup }) => setup);
  const baseline = (name: string, value: number) =>
    Number.isFinite(value) ? [[name, "", "", "", value.toFixed(3), ""]] : [];
  return {
    columns: [
      { header: "set-up", align: "left" },
      { header: "loss", align: "left" },
      { header: "best margin", align: "right" },
      { header: `validation ${metric}`, align: "right" },
      { header: `test ${metric}`, align: "right" },
      { header: "seeds", align: "right" },
    ],
    rows: [
      ...rows.map(({ setup, loss, margin, atEdge, validation, test }) => [
        setup,
        loss,
        `${margin}${atEdge ? " *" : ""}`,
        estimate(validation),
        estimate(test),
        `${test.count}`,
      ]),
      ...baseline("untrained", baselines.untrained),
      ...baseline("raw pixels", baselines.rawPixels),
      ...baseline("chance", baselines.chance),
    ],
    notes: [
      "The best margin is chosen on validation; test plays no part in it.",
      ...(interval === undefined
        ? []
        : [`±: half-width of the ${percent(interval.level)} t interval over ${interval.unit}.`]),
      ...(edges.length === 0
        ? []
        : [`* at the edge of the grid (${edges.join(", ")}): a better margin may lie beyond it.`]),
    ],
  };
}

function estimate({ mean, interval }: Summary): string {
  return mean.toFixed(3) + (interval === undefined ? "" : ` ± ${interval.halfWidth.toFixed(3)}`);
}

function percent(level: number): string {
  return `${Number((100 * level).toPrecision(6))} %`;
}
