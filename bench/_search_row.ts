// deno-lint-ignore-file camelcase -- rows have fixed keys
import { searchStrategies, type SearchStrategy } from "../lib/search/mod.ts";
import { pairedDifferences, wilcoxonSignedRank } from "../lib/statistics/mod.ts";
import type { SearchProblem } from "./_search_problems.ts";
import { searchRegret } from "./_search_regret.ts";

/** Regret after each trial over the seeds. */
export interface RegretCurve {
  readonly lower_quartile: readonly number[];
  readonly median: readonly number[];
  readonly upper_quartile: readonly number[];
}

/** What the strategies reach on one problem. */
export interface SearchRow {
  readonly problem: string;
  readonly trials: number;
  readonly seeds: number;
  /** Median regret after the last trial. */
  readonly median_regret: Readonly<Record<SearchStrategy, number>>;
  /** Share of seeds with which TPE's last regret is below random search's, and with which above. */
  readonly tpe_below_random: number;
  readonly tpe_above_random: number;
  /** Two-sided, of the last regrets, TPE's less random search's with the same seed. */
  readonly test: string;
  readonly p: number;
  readonly curves: Readonly<Record<SearchStrategy, RegretCurve>>;
}

/** Runs each strategy with the seeds 0 to `seeds` - 1. */
export function searchRow(
  problem: SearchProblem,
  { trials, seeds }: { readonly trials: number; readonly seeds: number },
): SearchRow {
  const regrets = (strategy: SearchStrategy) =>
    Array.from({ length: seeds }, (_, seed) => searchRegret(problem, { strategy, seed, trials }));
  const found = byStrategy(regrets);
  const last = byStrategy((strategy) => found[strategy].map((curve) => curve.at(-1)!));
  const differences = pairedDifferences(last.tpe, last.random);
  const { test, p } = wilcoxonSignedRank(differences);
  return {
    problem: problem.name,
    trials,
    seeds,
    median_regret: byStrategy((strategy) => quantile(last[strategy], 0.5)),
    tpe_below_random: differences.filter((difference) => difference < 0).length / seeds,
    tpe_above_random: differences.filter((difference) => difference > 0).length / seeds,
    test,
    p,
    curves: byStrategy((strategy) => curveOf(found[strategy])),
  };
}

/** A row in words. */
export function describeSearch(
  { problem, trials, seeds, median_regret, tpe_below_random, tpe_above_random, p }: SearchRow,
): string {
  const medians = Object.entries(median_regret)
    .map(([strategy, regret]) => `${strategy} ${regret.toPrecision(3)}`);
  const share = (part: number) => `${(100 * part).toFixed(0)} %`;
  return `${problem}: median regret after ${trials} trials, ${seeds} seeds: ${
    medians.join(", ")
  }; TPE below random search in ${share(tpe_below_random)}, above in ${
    share(tpe_above_random)
  } of the seeds, p = ${p.toPrecision(2)}`;
}

function curveOf(regrets: readonly (readonly number[])[]): RegretCurve {
  const at = (share: number) =>
    regrets[0]!.map((_, trial) => {
      return Number(quantile(regrets.map((curve) => curve[trial]!), share).toPrecision(5));
    });
  return { lower_quartile: at(0.25), median: at(0.5), upper_quartile: at(0.75) };
}

function byStrategy<Value>(
  of: (strategy: SearchStrategy) => Value,
): Record<SearchStrategy, Value> {
  return Object.fromEntries(
    searchStrategies.map((strategy) => [strategy, of(strategy)]),
  ) as Record<SearchStrategy, Value>;
}

/** Between the two values nearest to that share, in proportion. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}
