import { readCores, shareOfOthers } from "./_cores.ts";

/** Share of the cores that other processes may use in a round that counts. */
const QUIET = 0.05;

/** One of the things to compare. */
export interface Contestant {
  readonly name: string;
  /** Repeats one unit of work for about that long; gives the time of each, in ms. */
  takeTurn(ms: number): readonly number[] | Promise<readonly number[]>;
}

export interface Interleaving {
  /** Quiet rounds wanted. Default: 5. */
  readonly rounds?: number;
  /** Rounds after which it ends, quiet or not. Default: 15. */
  readonly maxRounds?: number;
  /** How long each contestant runs in a round, in ms. Default: 400. */
  readonly turn?: number;
  /** Processes that do the contestants' work, besides this one. Default: none. */
  readonly processes?: readonly number[];
}

export interface Measured {
  /** Times of one unit of work, in ms, by contestant, over the rounds that count. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  readonly quietRounds: number;
  readonly rounds: number;
  /** Median share of the cores that other processes used, over all rounds; undefined off Linux. */
  readonly load: number | undefined;
}

interface Round {
  readonly times: Readonly<Record<string, readonly number[]>>;
  readonly load: number | undefined;
}

/**
 * Runs contestants in turns, round by round, and drops the rounds in which other processes were busy.
 * If there was no quiet round, all of them count: the figures then say little, and `quietRounds` is 0.
 */
export async function interleave(
  contestants: readonly Contestant[],
  { rounds: wanted = 5, maxRounds = 15, turn = 400, processes = [] }: Interleaving = {},
): Promise<Measured> {
  const rounds: Round[] = [];
  const quiet = () => rounds.filter(({ load }) => load !== undefined && load <= QUIET);
  const own = [Deno.pid, ...processes];
  while (quiet().length < wanted && rounds.length < maxRounds) {
    const before = readCores(own);
    const times: Record<string, readonly number[]> = {};
    for (const { name, takeTurn } of contestants) times[name] = await takeTurn(turn);
    rounds.push({ times, load: shareOfOthers(before, readCores(own)) });
  }
  const counted = quiet().length > 0 ? quiet() : rounds;
  const loads = rounds.map(({ load }) => load).filter((load) => load !== undefined);
  return {
    times: Object.fromEntries(
      contestants.map(({ name }) => [name, counted.flatMap((round) => round.times[name]!)]),
    ),
    quietRounds: quiet().length,
    rounds: rounds.length,
    load: loads.length > 0 ? quantile(loads, 0.5) : undefined,
  };
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}

/** How quiet it was, in words. */
export function describeQuiet({ quietRounds, rounds, load }: Omit<Measured, "times">): string {
  return quietRounds > 0
    ? `${quietRounds} quiet rounds of ${rounds}`
    : `NO quiet round of ${rounds}: other processes used ${
      load === undefined ? "an unknown share" : `${(100 * load).toFixed(0)} %`
    } of the cores, so that these figures say little`;
}
