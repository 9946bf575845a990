/** Clock ticks since the machine's start: of all cores, those spent busy, and some processes' share. */
export interface Cores {
  readonly all: number;
  readonly busy: number;
  readonly own: number;
}

/** Reads the ticks; undefined off Linux. */
export function readCores(processes: readonly number[]): Cores | undefined {
  if (Deno.build.os !== "linux") return undefined;
  const ticks = Deno.readTextFileSync("/proc/stat").split("\n")[0]!.trim().split(/\s+/).slice(1, 9);
  const [user, nice, system, idle, wait, ...rest] = ticks.map(Number);
  const busy = user! + nice! + system! + rest.reduce((sum, value) => sum + value, 0);
  const own = processes.map(ticksOf).reduce((sum, value) => sum + value, 0);
  return { all: busy + idle! + wait!, busy, own };
}

/** Share of the cores that other processes used between two readings. */
export function shareOfOthers(
  before: Cores | undefined,
  after: Cores | undefined,
): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  const others = after.busy - before.busy - (after.own - before.own);
  return Math.max(0, others) / (after.all - before.all);
}

function ticksOf(process: number): number {
  // The name, in brackets, may hold blanks; user and system ticks are fields 14 and 15, then come those of
  // its children that have ended.
  const fields = Deno.readTextFileSync(`/proc/${process}/stat`).split(") ").at(-1)!.split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}
