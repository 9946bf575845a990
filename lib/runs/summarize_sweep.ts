import { selectValue } from "./select_value.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/** One trained trial, flat, as charts take it. */
export interface SweepRow {
  readonly setup: string;
  readonly loss: string;
  readonly value: number;
  readonly seed: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** A set-up at the value selected on validation data. */
export interface SetupSummary {
  readonly setup: string;
  readonly loss: string;
  readonly selected: number;
  readonly atGridEdge: boolean;
  /** Each metric at the selected value, one number a seed. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
}

/** What a sweep found. */
export interface SweepSummary {
  readonly option: string;
  readonly rows: readonly SweepRow[];
  readonly setups: readonly SetupSummary[];
  /** Baselines by name, each metric one number a seed. */
  readonly baselines: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly failed: readonly { readonly id: string; readonly error: string }[];
  readonly unfinished: number;
}

/** The metric that values are selected by and set-ups are ranked by. */
export const primaryMetric = "map_at_r" as const;

/** Selects each set-up's value on validation data, and gathers its test metrics and the baselines'. */
export function summarizeSweep(option: string, outcomes: readonly TrialOutcome[]): SweepSummary {
  const finished = outcomes.filter(({ status }) => status === "finished");
  const rows = finished.flatMap(({ config, metrics }): SweepRow[] => {
    if (config.kind !== "training") return [];
    const { setup, seed, loss } = config;
    const value = Number(Object(loss)[option]);
    return [{ setup, loss: loss.name, value, seed, metrics }];
  });
  const bySetup = Map.groupBy(rows, ({ setup }) => setup);
  const baselines = Map.groupBy(
    finished.filter(({ config }) => config.kind !== "training"),
    ({ config }) => config.setup,
  );
  return {
    option,
    rows,
    setups: [...bySetup].flatMap(([setup, trials]) => summarizeSetup(setup, trials)),
    baselines: Object.fromEntries(
      [...baselines].map(([name, trials]) => [name, gather(trials)]),
    ),
    failed: outcomes.flatMap(({ id, status, error }) =>
      status === "failed" ? [{ id, error: error ?? "unknown" }] : []
    ),
    unfinished: outcomes.filter(({ status }) => status === "unfinished").length,
  };
}

function summarizeSetup(setup: string, rows: readonly SweepRow[]): SetupSummary[] {
  const byValue = Map.groupBy(rows, ({ value }) => value);
  const selected = selectValue(
    [...byValue].map(([value, trials]) => ({
      value,
      validation: gather(trials)[`validation/${primaryMetric}`] ?? [],
    })),
  );
  if (selected === undefined) return [];
  const chosen = byValue.get(selected.value) ?? [];
  const loss = chosen[0]?.loss ?? "";
  const { value, atGridEdge } = selected;
  return [{ setup, loss, selected: value, atGridEdge, metrics: gather(chosen) }];
}

/** Turns trials' metrics into lists by metric. */
function gather(
  trials: readonly { readonly metrics: Readonly<Record<string, number>> }[],
): Record<string, number[]> {
  const names = Object.keys(trials[0]?.metrics ?? {});
  return Object.fromEntries(
    names.map((name) => [name, trials.flatMap(({ metrics }) => metrics[name] ?? [])]),
  );
}
