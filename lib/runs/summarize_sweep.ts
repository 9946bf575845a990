import { mean } from "../statistics/mod.ts";
import { configKey } from "./_config_key.ts";
import { selectPoint } from "./select_point.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import {
  primaryMetric,
  type SeedMetrics,
  type SetupSummary,
  type SweepRow,
  type SweepSummary,
} from "./sweep_summary.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/** Selects each set-up's point on validation data, and gathers its test metrics and the baselines'. */
export function summarizeSweep(
  { axes, control }: Pick<SweepPlan, "axes" | "control">,
  outcomes: readonly TrialOutcome[],
): SweepSummary {
  const finished = outcomes.filter(({ status }) => status === "finished");
  const rows = finished.flatMap(({ config, point, phase, fold, rung, metrics }): SweepRow[] => {
    if (config.kind !== "training") return [];
    const { setup, seed, loss: { name } } = config;
    const part = { ...(fold !== undefined && { fold }), ...(rung !== undefined && { rung }) };
    return [{ setup, loss: name, point, seed, ...part, phase, metrics }];
  });
  const bySetup = Map.groupBy(rows, ({ setup }) => setup);
  const baselines = Map.groupBy(
    finished.filter(({ config }) => config.kind !== "training"),
    ({ config }) => config.setup,
  );
  return {
    axes,
    ...(control === undefined ? {} : { control }),
    rows,
    setups: [...bySetup].flatMap(([setup, trials]) => summarizeSetup(setup, trials)),
    baselines: Object.fromEntries([...baselines].map(([name, trials]) => [name, gather(trials)])),
    failed: outcomes.flatMap(({ id, status, error }) =>
      status === "failed" ? [{ id, error: error ?? "unknown" }] : []
    ),
    unfinished: outcomes.filter(({ status }) => status === "unfinished").length,
  };
}

function summarizeSetup(setup: string, rows: readonly SweepRow[]): SetupSummary[] {
  const searched = rows.filter(({ phase, rung }) => phase === "search" && rung === undefined);
  const byPoint = Map.groupBy(searched, ({ point }) => configKey(point));
  const selected = selectPoint(
    [...byPoint.values()].map((trials) => ({
      point: trials[0]?.point ?? {},
      validation: bySeed(trials).metrics[`validation/${primaryMetric}`] ?? [],
    })),
  );
  if (selected === undefined) return [];
  const isSelected = ({ point }: SweepRow) => configKey(point) === configKey(selected.point);
  const chosen = searched.filter(isSelected);
  const again = rows.filter((row) => row.phase === "confirmation" && isSelected(row));
  return [{
    setup,
    loss: chosen[0]?.loss ?? "",
    selected: selected.point,
    atEdge: selected.atEdge,
    ...bySeed(chosen),
    ...(again.length === 0 ? {} : { confirmation: bySeed(again) }),
  }];
}

/** Each metric, one number a seed; folds of a seed are no replications of their own. */
function bySeed(rows: readonly SweepRow[]): { seeds: number[]; metrics: SeedMetrics } {
  const seeds = [...Map.groupBy(rows, ({ seed }) => seed)];
  const means = seeds.map(([, trials]) => ({
    metrics: Object.fromEntries(
      Object.entries(gather(trials)).map(([name, values]) => [name, mean(values)]),
    ),
  }));
  return { seeds: seeds.map(([seed]) => seed), metrics: gather(means) };
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
