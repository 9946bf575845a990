import { type Contestant, type Measured, quantile } from "./_interleave.ts";
import type { Side, Sides } from "./_sides.ts";
import { variants as ourVariants } from "./workloads/contest.ts";
import type { Workload } from "./workloads/workload.ts";

/** A way that takes this much longer than its side's best in the first round is not timed further. */
const FAR_BEHIND = 1.3;

/** The first losses agree up to float32's rounding; Adam then makes much of little gradients' digits. */
const SAME_AT_FIRST = 1e-4;
const SAME_LATER = 1e-2;

/** What every way is to do. */
export interface Work {
  readonly workload: Workload;
  /** What both sides start from. */
  readonly file: string;
  /** Steps that a call of ours takes; the peer takes them one by one. */
  readonly steps: number;
}

export interface Entrants {
  readonly contestants: readonly Contestant[];
  /** Largest relative difference of a first loss from that of our first way. */
  readonly difference: number;
}

/**
 * Opens every way of both sides to do a workload's steps, and compares the losses of their first steps:
 * weights, images and batches are the same, so that equal losses show equal work.
 *
 * @throws {Error} If the losses show that the work is not the same.
 */
export async function enter(
  { ours, peer }: Sides,
  { workload, file, steps }: Work,
): Promise<Entrants> {
  const layouts = workload.layouts.map((layout) => ` ${layout}`.trimEnd());
  const ways = [
    ...ourVariants.map((variant) => ({ side: "ours", at: ours, variant })),
    ...["eager", "compile"].flatMap((how) =>
      layouts.map((layout) => ({ side: "peer", at: peer, variant: how + layout }))
    ),
  ];
  const contestants: Contestant[] = [];
  let expected: readonly number[] | undefined;
  let difference = 0;
  for (const { side, at, variant } of ways) {
    const name = `${side} ${variant}`;
    const { losses } = await open(at, { workload, file, steps }, variant);
    expected ??= losses;
    const apart = losses.map((loss, step) => Math.abs(loss / expected![step]! - 1));
    if (!(apart[0]! <= SAME_AT_FIRST && Math.max(...apart) <= SAME_LATER)) {
      throw new Error(
        `Cannot compare ${workload.name}: first losses of ${name} are ${losses}, expected ${expected}`,
      );
    }
    difference = Math.max(difference, apart[0]!);
    contestants.push({
      name,
      async takeTurn(ms) {
        const request = { action: "run", workload: workload.name, variant, ms };
        return (await at.worker.ask<{ times: number[] }>(request)).times;
      },
    });
  }
  return { contestants, difference };
}

async function open({ worker }: Side, { workload: { name }, file, steps }: Work, variant: string) {
  const request = { action: "open", workload: name, variant, file, steps };
  return await worker.ask<{ losses: number[] }>(request);
}

/** Those of each side that are not far behind its best. */
export function promising(
  contestants: readonly Contestant[],
  { times }: Measured,
): Contestant[] {
  const median = ({ name }: Contestant) => quantile(times[name]!, 0.5);
  const sideOf = ({ name }: Contestant) => name.split(" ")[0];
  return contestants.filter((contestant) => {
    const side = contestants.filter((other) => sideOf(other) === sideOf(contestant));
    return median(contestant) <= FAR_BEHIND * Math.min(...side.map(median));
  });
}
