/** Share of the cores that other processes may use in a round that counts. */
const QUIET = 0.05;

/** One of the things to compare: a call that does one unit of work. */
export interface Contestant {
  readonly name: string;
  run(): void;
}

export interface Interleaving {
  /** Quiet rounds wanted. Default: 5. */
  readonly rounds?: number;
  /** Rounds after which it ends, quiet or not. Default: 15. */
  readonly maxRounds?: number;
  /** How long each contestant runs in a round, in ms. Default: 400. */
  readonly turn?: number;
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
export function interleave(
  contestants: readonly Contestant[],
  { rounds: wanted = 5, maxRounds = 15, turn = 400 }: Interleaving = {},
): Measured {
  const rounds: Round[] = [];
  const quiet = () => rounds.filter(({ load }) => load !== undefined && load <= QUIET);
  for (const { run } of contestants) run();
  while (quiet().length < wanted && rounds.length < maxRounds) {
    const before = readCores();
    const times = Object.fromEntries(
      contestants.map(({ name, run }) => [name, takeTurn(run, turn)]),
    );
    rounds.push({ times, load: othersShare(before, readCores()) });
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

function takeTurn(run: () => void, turn: number): number[] {
  const times: number[] = [];
  const end = performance.now() + turn;
  while (performance.now() < end) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times;
}

/** Clock ticks since the machine's start: of all cores, those spent busy, and this process's share of them. */
interface Cores {
  readonly all: number;
  readonly busy: number;
  readonly own: number;
}

function readCores(): Cores | undefined {
  if (Deno.build.os !== "linux") return undefined;
  const ticks = Deno.readTextFileSync("/proc/stat").split("\n")[0]!.trim().split(/\s+/).slice(1, 9);
  const [user, nice, system, idle, wait, ...rest] = ticks.map(Number);
  const busy = user! + nice! + system! + rest.reduce((sum, value) => sum + value, 0);
  // The name, in brackets, may hold blanks; user and system ticks are fields 14 and 15.
  const fields = Deno.readTextFileSync("/proc/self/stat").split(") ").at(-1)!.split(" ");
  return { all: busy + idle! + wait!, busy, own: Number(fields[11]) + Number(fields[12]) };
}

function othersShare(before: Cores | undefined, after: Cores | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  const others = after.busy - before.busy - (after.own - before.own);
  return Math.max(0, others) / (after.all - before.all);
}
