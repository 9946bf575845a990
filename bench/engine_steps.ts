// deno-lint-ignore-file camelcase -- rows have fixed keys
import { describeQuiet, interleave, quantile } from "./_interleave.ts";
import { enter, promising } from "./_entrants.ts";
import { startSides } from "./_sides.ts";
import { workloadFile } from "./workloads/workload_file.ts";
import type { Workload } from "./workloads/workload.ts";
import { workloads } from "./workloads/workloads.ts";

/** Median and 10th percentile of one way to do a step, in ms. */
export interface VariantTimes {
  readonly ms: number;
  readonly p10_ms: number;
}

/** Our best time beside the peer's best; `ratio` is the peer's over ours. */
export interface StepContestRow {
  readonly name: string;
  readonly threads: number;
  /** Steps that a call of ours takes; the peer takes them one by one. Times are of one step. */
  readonly steps: number;
  /** The way of ours with the best median. */
  readonly ours: string;
  readonly ours_ms: number;
  readonly ours_p10_ms: number;
  /** The peer's way with the best median, and its least times, whichever way has them. */
  readonly peer: string;
  readonly peer_ms: number;
  readonly peer_p10_ms: number;
  readonly ratio: number;
  readonly ratio_p10: number;
  /** The ratio that is to be reached, of the medians and of the 10th percentiles. */
  readonly bar: number;
  /** Largest relative difference between the ways' losses of the first step, from equal weights. */
  readonly loss_difference: number;
  readonly quiet_rounds: number;
  readonly rounds: number;
  /** Median share of the cores that other processes used. */
  readonly load: number | undefined;
  /** Every way that was tried; those far behind were timed in one round only. */
  readonly variants: Readonly<Record<string, VariantTimes>>;
  readonly ours_version: string;
  readonly peer_version: string;
}

interface Bar {
  readonly workload: string;
  /** Default: as many as there are cores. */
  readonly threads?: number;
  /** Default: 1. */
  readonly steps?: number;
  readonly bar: number;
}

const bars: readonly Bar[] = [
  { workload: "mlp 784-512-64", bar: 1.1 },
  { workload: "mlp 784-512-64", steps: 16, bar: 1.5 },
  { workload: "cnn 32-64", bar: 1.25 },
  { workload: "cnn 32-64", threads: 1, bar: 1.25 },
  { workload: "resnet-20", bar: 1 },
];

/** A row for each bar whose name contains `only`. */
export async function* benchSteps(
  only: string,
  onProgress: (message: string) => void,
): AsyncGenerator<StepContestRow> {
  const cores = navigator.hardwareConcurrency;
  for (const { workload, threads = cores, steps = 1, bar } of bars) {
    const loop = steps > 1 ? `, ${steps} steps a call` : "";
    const name = `${workload}${loop}, ${threads} thread${threads > 1 ? "s" : ""}`;
    if (!name.includes(only)) continue;
    yield await benchStep(workloads.find((it) => it.name === workload)!, {
      name,
      threads,
      steps,
      bar,
      onProgress,
    });
  }
}

interface StepOptions {
  readonly name: string;
  readonly threads: number;
  readonly steps: number;
  readonly bar: number;
  readonly onProgress: (message: string) => void;
}

async function benchStep(
  workload: Workload,
  { name, threads, steps, bar, onProgress }: StepOptions,
): Promise<StepContestRow> {
  const file = await Deno.makeTempFile({ suffix: ".safetensors" });
  await Deno.writeFile(file, workloadFile(workload));
  await using sides = await startSides(threads, onProgress);
  const { contestants, difference } = await enter(sides, { workload, file, steps })
    .finally(() => Deno.remove(file));
  const processes = [sides.ours.worker.pid, sides.peer.worker.pid];
  const { turn } = workload;
  const first = await interleave(contestants, { rounds: 1, turn, processes });
  const { times, ...quiet } = await interleave(promising(contestants, first), { turn, processes });
  const all = { ...first.times, ...times };
  const variants = Object.fromEntries(
    Object.entries(all).map(([variant, ms]) => [
      variant,
      { ms: quantile(ms, 0.5), p10_ms: quantile(ms, 0.1) },
    ]),
  );
  const best = (side: string) =>
    Object.entries(variants).filter(([variant]) => variant in times && variant.startsWith(side))
      .sort(([, a], [, b]) => a.ms - b.ms);
  const [ours, peers] = [best("ours ")[0]!, best("peer ")];
  const peerP10 = Math.min(...peers.map(([, { p10_ms }]) => p10_ms));
  return {
    name,
    threads,
    steps,
    ours: ours[0].slice("ours ".length),
    ours_ms: ours[1].ms,
    ours_p10_ms: ours[1].p10_ms,
    peer: `PyTorch, ${peers[0]![0].slice("peer ".length)}`,
    peer_ms: peers[0]![1].ms,
    peer_p10_ms: peerP10,
    ratio: peers[0]![1].ms / ours[1].ms,
    ratio_p10: peerP10 / ours[1].p10_ms,
    bar,
    loss_difference: difference,
    quiet_rounds: quiet.quietRounds,
    rounds: quiet.rounds,
    load: quiet.load,
    variants,
    ours_version: sides.ours.version,
    peer_version: sides.peer.version,
  };
}

/** A row in words. */
export function describeStep(row: StepContestRow): string {
  const time = (ms: number) => ms.toFixed(2);
  const times = ({ ms, p10_ms }: VariantTimes) => `${time(ms)} (${time(p10_ms)})`;
  const reached = Math.min(row.ratio, row.ratio_p10) >= row.bar ? "reached" : "NOT reached";
  const all = Object.entries(row.variants).map(([name, each]) => `${name} ${times(each)}`);
  return `${row.name}: ${row.ours} ${time(row.ours_ms)} ms, ${row.peer} ${time(row.peer_ms)} ms, ${
    row.ratio.toFixed(2)
  }×; p10 ${time(row.ours_p10_ms)} and ${time(row.peer_p10_ms)} ms, ${
    row.ratio_p10.toFixed(2)
  }×; bar ${row.bar}× ${reached}; losses differ by ${row.loss_difference.toExponential(1)}; ${
    describeQuiet({ ...row, quietRounds: row.quiet_rounds })
  }; medians (p10), ms: ${all.join(", ")}`;
}
