// deno-lint-ignore-file camelcase -- rows have fixed keys
import { describeQuiet, type Measured, quantile } from "./_interleave.ts";

/** What something costs, beside the same machine's time for the bare thing; `ratio` is the peer's over ours. */
export interface CostRow {
  readonly name: string;
  readonly ours_ms: number;
  readonly ours_p10_ms: number;
  /** The calibration: what is timed in turns with ours. */
  readonly peer: string;
  readonly peer_ms: number;
  readonly peer_p10_ms: number;
  readonly ratio: number;
  readonly ratio_p10: number;
  /** The most that it may cost. */
  readonly limit_ms: number;
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
  readonly limit: number;
  /** Units of work in one of the times. Default: 1. */
  readonly units?: number;
}

/** The row of two contestants. */
export function costRow(
  { times, quietRounds, rounds, load }: Measured,
  { name, ours, peer, limit, units = 1 }: Cost,
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
    limit_ms: limit,
    quiet_rounds: quietRounds,
    rounds,
    load,
  };
}

/** A row in words. */
export function describeCost(row: CostRow): string {
  const time = (ms: number) => ms < 0.1 ? `${(1000 * ms).toFixed(1)} µs` : `${ms.toFixed(1)} ms`;
  const met = Math.max(row.ours_ms, row.ours_p10_ms) <= row.limit_ms ? "met" : "NOT met";
  return `${row.name}: median ${time(row.ours_ms)}, p10 ${time(row.ours_p10_ms)}; ${row.peer} ${
    time(row.peer_ms)
  } and ${time(row.peer_p10_ms)}; limit ${time(row.limit_ms)} ${met}; ${
    describeQuiet({ ...row, quietRounds: row.quiet_rounds })
  }`;
}
