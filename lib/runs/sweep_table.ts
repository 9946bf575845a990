import { type Baselines, summaryTable, type Table } from "../charts/mod.ts";
import { mean, summarize } from "../statistics/mod.ts";
import { primaryMetric, type SweepSummary } from "./summarize_sweep.ts";
import type { TestPart } from "./test_part.ts";

/** Each set-up at its selected value, and the baselines, as a table. */
export function sweepTable(summary: SweepSummary, part: TestPart): Table {
  const over = (values: readonly number[] = []) => summarize(values, { unit: "training seeds" });
  const rows = summary.setups.map(({ setup, loss, selected, atGridEdge, metrics }) => ({
    setup,
    loss,
    margin: selected,
    atEdge: atGridEdge,
    validation: over(metrics[`validation/${primaryMetric}`]),
    test: over(metrics[`test/${primaryMetric}`]),
  }));
  const table = summaryTable(rows, { baselines: testBaselines(summary, part), metric: "MAP@R" });
  return { ...table, notes: [part.description, ...table.notes ?? []] };
}

/** What the primary metric is on the test part without training; NaN for what was not run. */
export function testBaselines({ baselines }: SweepSummary, { chance }: TestPart): Baselines {
  const test = (name: string) => mean(baselines[name]?.[`test/${primaryMetric}`] ?? [NaN]);
  return { chance, rawPixels: test("raw-pixels"), untrained: test("untrained") };
}
