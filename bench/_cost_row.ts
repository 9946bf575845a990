// deno-lint-ignore-file camelcase -- rows have fixed keys
import { describeQuiet, type Measured, quantile } from "./_interleave.ts";

/** What something costs, beside what the same machine takes for the bare thing in the same rounds. */
export interface CostRow {
  readonly name: string;
  readonly ours_ms: number;
  readonly ours_p10_ms: number;
  /** The calibration. */
  readonly peer: string;
  readonly peer_ms: number;
  readonly peer_p10_ms: number;
  /** The peer's over ours. */
  readonly ratio: number;
  readonly ratio_p10: number;
  /** The most that it may cost, median and 10th percentile. */
  readonly bar_ms: number;
  /** Medians of what it consists of, if that was timed as well, ms. */
  readonly parts?: Readonly<Record<string, number>>;
  readonly quiet_rounds: number;
  readonly rounds: number;
  /** Median share of the cores that other processes used. */
  readonly load: number | undefined;
}

export interface Cost {
  readonly name: string;
  /** Contestants that were timed in turns. */
  readonly ours: string;
  readonly peer: string;
  /** In ms. */
  readonly bar: number;
  /** Units of work in one of the times. Default: 1. */
  readonly units?: number;
  /** Other contestants: what ours consists of. */
  readonly parts?: readonly string[];
}

/** The row of two contestants. */
export function costRow(
  { times, quietRounds, rounds, load }: Measured,
  { name, ours, peer, bar, units = 1, parts }: Cost,
): CostRow {
  const time = (contestant: string, share: number) => quantile(times[contestant]!, share) / units;
  return {
    name,
    ours_ms: time(ours, 0.5),
    ours_p10_ms: time(ours, 0.1),
    peer,
    peer_ms: time(peer, 0.5),
    peer_p10_ms: time(peer, 0.1),
    ratio: time(peer, 0.5) / time(ours, 0.5),
    ratio_p10: time(peer, 0.1) / time(ours, 0.1),
    bar_ms: bar,
    ...(parts && { parts: Object.fromEntries(parts.map((part) => [part, time(part, 0.5)])) }),
    quiet_rounds: quietRounds,
    rounds,
    load,
  };
}

/** A row in words. */
export function describeCost(row: CostRow): string {
  const [ours, peer] = [row.ours_ms, row.peer_ms].map(describeTime);
  const [oursP10, peerP10] = [row.ours_p10_ms, row.peer_p10_ms].map(describeTime);
  const parts = Object.entries(row.parts ?? {}).map(([name, ms]) => `${name} ${describeTime(ms)}`);
  const met = Math.max(row.ours_ms, row.ours_p10_ms) <= row.bar_ms ? "reached" : "NOT reached";
  const consists = parts.length > 0 ? ` (${parts.join(", ")})` : "";
  return `${row.name}: median ${ours}${consists}, p10 ${oursP10}; ${row.peer} ${peer} and ${peerP10}; bar ${
    describeTime(row.bar_ms)
  } ${met}; ${describeQuiet({ ...row, quietRounds: row.quiet_rounds })}`;
}

/** A time in the unit that suits it. */
export function describeTime(ms: number): string {
  if (ms < 0.1) return `${(1000 * ms).toFixed(1)} µs`;
  return ms < 100 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
}
