import { mean } from "../statistics/mod.ts";
import { configKey } from "./_config_key.ts";
import { namedBaselines } from "./_named_baselines.ts";
import { selectPoint } from "./select_point.ts";
import { splitPoint } from "./split_point.ts";
import type { SweepPlan } from "./sweep_plan.ts";
import {
  primaryMetric,
  type SeedMetrics,
  type SetupSummary,
  type SweepRow,
  type SweepSummary,
} from "./sweep_summary.ts";
import type { TrialOutcome } from "./trial_outcome.ts";

/**
 * Selects each set-up's point under each condition on validation data, and gathers its test metrics and the
 * baselines'.
 */
export function summarizeSweep(
  { axes, conditions, control }: Pick<SweepPlan, "axes" | "conditions" | "control">,
  outcomes: readonly TrialOutcome[],
): SweepSummary {
  const finished = outcomes.filter(({ status }) => status === "finished");
  const rows = finished.flatMap(({ config, point, phase, fold, rung, metrics }): SweepRow[] => {
    if (config.kind !== "training") return [];
    const { setup, seed, loss: { name } } = config;
    const part = { ...(fold !== undefined && { fold }), ...(rung !== undefined && { rung }) };
    return [{ setup, loss: name, point, seed, ...part, phase, metrics }];
  });
  const split = (row: SweepRow) => splitPoint(row.point, conditions);
  const bySetup = Map.groupBy(rows, (row) => configKey([row.setup, split(row).condition]));
  const order = new Set(rows.map(({ setup }) => setup));
  const groups = [...order].flatMap((name) =>
    [...bySetup.values()].filter(([row]) => row?.setup === name)
  );
  return {
    axes,
    ...(conditions === undefined ? {} : { conditions }),
    ...(control === undefined ? {} : { control }),
    rows,
    setups: groups.flatMap((trials) => summarizeSetup(trials, conditions)),
    baselines: Object.fromEntries(
      [...namedBaselines(finished)].map(([name, trials]) => [name, gather(trials)]),
    ),
    failed: outcomes.flatMap(({ id, status, error }) =>
      status === "failed" ? [{ id, error: error ?? "unknown" }] : []
    ),
    unfinished: outcomes.filter(({ status }) => status === "unfinished").length,
  };
}

/** A set-up under one condition. */
function summarizeSetup(
  rows: readonly SweepRow[],
  conditions: readonly string[] | undefined,
): SetupSummary[] {
  const searched = rows.filter(({ phase, rung }) => phase === "search" && rung === undefined);
  const byPoint = Map.groupBy(searched, ({ point }) => configKey(point));
  const selected = selectPoint(
    [...byPoint.values()].map((trials) => ({
      point: splitPoint(trials[0]?.point ?? {}, conditions).choice,
      validation: bySeed(trials).metrics[`validation/${primaryMetric}`] ?? [],
    })),
  );
  const [first] = rows;
  if (selected === undefined || first === undefined) return [];
  const isSelected = ({ point }: SweepRow) =>
    configKey(splitPoint(point, conditions).choice) === configKey(selected.point);
  const chosen = searched.filter(isSelected);
  const { condition } = splitPoint(first.point, conditions);
  const again = rows.filter((row) => row.phase === "confirmation" && isSelected(row));
  return [{
    setup: first.setup,
    ...(Object.keys(condition).length > 0 && { condition }),
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
