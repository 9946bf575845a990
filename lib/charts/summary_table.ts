import type { Summary } from "../statistics/mod.ts";
import type { NamedValue } from "./named_value.ts";
import type { Table } from "./table.ts";

/** One set-up, under one condition, at the value that was selected for it. */
export interface SummaryRow {
  readonly setup: string;
  readonly loss: string;
  /** What it was run under; empty, where it does not depend on that, or there is one condition. */
  readonly condition?: string;
  /** The value with the best mean on the validation part; empty, where none was swept. */
  readonly selected: string;
  /** Whether that is the least or the greatest tried, so that a better one may lie beyond. */
  readonly atEdge: boolean;
  readonly validation: Summary;
  readonly test: Summary;
}

export interface SummaryTableOptions {
  readonly baselines: readonly NamedValue[];
  readonly metric: string;
  /** What the conditions are, such as "labelNoise"; nothing, where there is one. */
  readonly condition?: string | undefined;
  /** What was swept, such as "margin"; nothing, where set-ups were only compared. */
  readonly option?: string | undefined;
}

/**
 * The result of a sweep: a row a set-up and condition with mean ± half-width of its interval, then the baselines on
 * the test part. A single seed has no interval; the notes say what the interval and the mark stand for.
 */
export function summaryTable(
  rows: readonly SummaryRow[],
  { baselines, metric, condition, option }: SummaryTableOptions,
): Table {
  const interval = rows.find(({ test }) => test.interval !== undefined)?.test.interval;
  const edges = [...new Set(rows.filter(({ atEdge }) => atEdge).map(({ setup }) => setup))];
  const ifSwept = <Item>(items: readonly Item[]) => option === undefined ? [] : items;
  const ifConditions = <Item>(items: readonly Item[]) => condition === undefined ? [] : items;
  return {
    columns: [
      { header: "set-up", align: "left" },
      { header: "loss", align: "left" },
      ...ifConditions([{ header: condition ?? "", align: "right" as const }]),
      ...ifSwept([{ header: `best ${option}`, align: "right" as const }]),
      { header: `validation ${metric}`, align: "right" },
      { header: `test ${metric}`, align: "right" },
      { header: "seeds", align: "right" },
    ],
    rows: [
      ...rows.map(({ setup, loss, condition: under = "", selected, atEdge, validation, test }) => [
        setup,
        loss,
        ...ifConditions([under]),
        ...ifSwept([`${selected}${atEdge ? " *" : ""}`]),
        estimate(validation),
        estimate(test),
        `${test.count}`,
      ]),
      ...baselines.map(({ name, mean }) => [
        name,
        "",
        ...ifConditions([""]),
        ...ifSwept([""]),
        "",
        mean.toFixed(3),
        "",
      ]),
    ],
    notes: [
      ...ifSwept([`The best ${option} is chosen on validation; test plays no part in it.`]),
      ...(interval === undefined
        ? []
        : [`±: half-width of the ${percent(interval.level)} t interval over ${interval.unit}.`]),
      ...(edges.length === 0 ? [] : [
        `* at the edge of the grid (${edges.join(", ")}): a better ${option} may lie beyond it.`,
      ]),
    ],
  };
}

function estimate({ mean, interval }: Summary): string {
  return mean.toFixed(3) + (interval === undefined ? "" : ` ± ${interval.halfWidth.toFixed(3)}`);
}

function percent(level: number): string {
  return `${Number((100 * level).toPrecision(6))} %`;
}
