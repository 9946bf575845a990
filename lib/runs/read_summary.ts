import type { Point } from "./config_value.ts";
import type { SetupSummary, SweepRow, SweepSummary } from "./sweep_summary.ts";
import type { TestPart } from "./test_part.ts";

/** What a sweep's `summary.json` holds. */
export type RecordedSummary = SweepSummary & { readonly testPart: TestPart };

/** As versions before 0.2 wrote it: one option of the loss was swept. */
interface FirstSummary extends Omit<RecordedSummary, "axes" | "rows" | "setups"> {
  readonly option: string;
  readonly rows: readonly (Omit<SweepRow, "point" | "phase"> & { readonly value: number })[];
  readonly setups: readonly (Pick<SetupSummary, "setup" | "loss" | "metrics"> & {
    readonly selected: number;
    readonly atGridEdge: boolean;
  })[];
}

/** Reads a sweep's `summary.json`, also one of the first version. */
export function readSummary(text: string): RecordedSummary {
  const summary: RecordedSummary | FirstSummary = JSON.parse(text);
  return "option" in summary ? fromFirst(summary) : summary;
}

function fromFirst({ option, rows, setups, ...rest }: FirstSummary): RecordedSummary {
  const axis = `loss.${option}`;
  const at = (value: number): Point => ({ [axis]: value });
  const seeds = [...new Set(rows.map(({ seed }) => seed))];
  return {
    ...rest,
    axes: [axis],
    rows: rows.map(({ value, ...row }) => ({ ...row, point: at(value), phase: "search" })),
    setups: setups.map(({ selected, atGridEdge, ...setup }) => ({
      ...setup,
      selected: at(selected),
      atEdge: atGridEdge ? [axis] : [],
      seeds,
    })),
  };
}
