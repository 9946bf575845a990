import type { Table } from "../../charts/mod.ts";
import { mean } from "../../statistics/mod.ts";
import type { Arm } from "../arm.ts";
import type { ReportSection } from "../report.ts";

/** MAP@R by class for every arm, the hardest class first. */
export function classSection(arms: readonly Arm[]): ReportSection {
  const table = classTable(arms);
  if (table.rows.length === 0) return { title: "Classes", blocks: [] };
  return {
    title: "Classes",
    blocks: [{
      kind: "fold",
      title: `MAP@R by class, ${table.rows.length} classes`,
      blocks: [{
        kind: "table",
        table: {
          name: "classes",
          caption: "Test MAP@R by class, mean over training seeds, the hardest class first.",
          table,
        },
      }],
    }],
  };
}

/** A row a class, a column an arm. */
export function classTable(arms: readonly Arm[]): Table {
  const measured = arms.map((arm) => ({ name: arm.name, scores: scoresOf(arm) }))
    .filter(({ scores }) => scores.size > 0);
  const classes = new Map(
    arms.flatMap(({ runs }) => runs.flatMap(({ evaluation }) => evaluation?.perClass ?? []))
      .map((row) => [row.name, row.queries]),
  );
  const rows = [...classes].map(([name, queries]) => ({
    name,
    queries,
    scores: measured.map(({ scores }) => scores.get(name)),
  }));
  const overall = ({ scores }: typeof rows[number]) =>
    mean(scores.filter((score) => score !== undefined));
  return {
    columns: [
      { header: "class", align: "left" },
      { header: "queries", align: "right" },
      ...measured.map(({ name }) => ({ header: name, align: "right" as const })),
    ],
    rows: rows.toSorted((a, b) => overall(a) - overall(b)).map(({ name, queries, scores }) => [
      name,
      String(queries),
      ...scores.map((score) => score?.toFixed(3) ?? ""),
    ]),
  };
}

/** By class name, the mean over seeds. */
function scoresOf({ runs }: Arm): Map<string, number> {
  const rows = runs.flatMap(({ evaluation }) => evaluation?.perClass ?? []);
  return new Map(
    [...Map.groupBy(rows, ({ name }) => name)].map(([name, seeds]) => [
      name,
      mean(seeds.map((row) => row.map_at_r)),
    ]),
  );
}
