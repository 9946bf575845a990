// deno-lint-ignore-file no-console camelcase -- a command: it speaks to a person, in the rows' fixed keys
/**
 * Times losses, value and gradient, beside pytorch-metric-learning's: each side in a process of its own, in
 * turns, on the same cores, with the same embeddings and labels: 512 rows of 32 classes, 64 dimensions. Ours
 * are compiled, as a graph or by XLA, whichever is faster; the reference's shapes follow the data, which its
 * compiler does not take. What the reference cannot do in 20 GiB is also shown at 128 rows, and with the
 * memory that ours takes.
 *
 * `deno task bench losses [--json] [--only=<part of a loss's name>]`
 *
 * @module
 */
import { environmentFacts } from "../lib/tracking/mod.ts";
import { type Contestant, describeQuiet, interleave, quantile } from "./_interleave.ts";
import { lossContests } from "./_loss_contests.ts";
import { measureAlone } from "./_measure_alone.ts";
import { startSides } from "./_sides.ts";

/** Pairs of turns, one a side. */
const ROUNDS = 15;
/** Rounds after which a row ends, quiet or not. */
const MOST_ROUNDS = 25;
const TURN = 60;
const THREADS = 2;
const [BATCH, SMALLER_BATCH] = [512, 128];

/** Our time beside the reference's; `ratio` is the reference's over ours, of the medians. */
export interface LossRow {
  readonly name: string;
  readonly batch: number;
  /** How ours was compiled. */
  readonly mode: "graph" | "xla";
  readonly ours_ms: number;
  readonly ours_p10_ms: number;
  /** Peak resident memory of ours less the loaded engine's, where the reference was refused. */
  readonly ours_memory_mib?: number;
  readonly peer: "pytorch-metric-learning";
  /** Absent where the reference ended with an error, which `refusal` tells. */
  readonly peer_ms?: number;
  readonly peer_p10_ms?: number;
  readonly ratio?: number;
  readonly ratio_p10?: number;
  readonly refusal?: string;
  /** Relative difference of the two values. */
  readonly difference?: number;
  readonly quiet_rounds: number;
  readonly rounds: number;
  readonly load: number | undefined;
}

type Sides = Awaited<ReturnType<typeof startSides>>;
type Asked = Sides["peer"]["worker"];

/** A row for each loss whose name contains `only`. */
export async function* benchLosses(only: string): AsyncGenerator<LossRow> {
  await using sides = await startSides(THREADS, console.error, {
    ours: "loss_worker.ts",
    peer: "loss_worker.py",
  });
  const names = lossContests({ classes: 32, dimensions: 64 }).map(({ name }) => name);
  for (const name of names.filter((name) => name.includes(only))) {
    const row = await contest(sides, name, BATCH);
    if (row.refusal === undefined) yield row;
    else {
      const { memory_mib } = await measureAlone({
        name,
        batch: BATCH,
        mode: row.mode,
        limit: 2000,
      });
      yield { ...row, ours_memory_mib: memory_mib };
      yield await contest(sides, name, SMALLER_BATCH);
    }
  }
}

async function contest({ ours, peer }: Sides, name: string, batch: number): Promise<LossRow> {
  const { value, mode, peer: specification, ...given } = await ours.worker.ask<{
    value: number;
    mode: LossRow["mode"];
    peer: object;
    embeddings: number[][];
    labels: number[];
    weights: object;
  }>({ action: "open", name, batch });
  const opened = await openPeer(peer.worker, { specification, ...given });
  const turns: Contestant[] = [{ name: "ours", takeTurn: (ms) => turn(ours.worker, ms) }];
  if ("value" in opened) turns.push({ name: "peer", takeTurn: (ms) => turn(peer.worker, ms) });
  const { times, quietRounds, rounds, load } = await interleave(turns, {
    rounds: ROUNDS,
    maxRounds: MOST_ROUNDS,
    turn: TURN,
    processes: [ours.worker.pid, peer.worker.pid],
  });
  const time = (side: string, share: number) => quantile(times[side]!, share);
  return {
    name,
    batch,
    mode,
    ours_ms: time("ours", 0.5),
    ours_p10_ms: time("ours", 0.1),
    peer: "pytorch-metric-learning",
    ...("refusal" in opened ? { refusal: opened.refusal } : {
      peer_ms: time("peer", 0.5),
      peer_p10_ms: time("peer", 0.1),
      ratio: time("peer", 0.5) / time("ours", 0.5),
      ratio_p10: time("peer", 0.1) / time("ours", 0.1),
      difference: Math.abs(value - opened.value) / Math.max(1e-3, Math.abs(opened.value)),
    }),
    quiet_rounds: quietRounds,
    rounds,
    load,
  };
}

async function openPeer(
  worker: Asked,
  request: object,
): Promise<{ value: number } | { refusal: string }> {
  try {
    return await worker.ask<{ value: number }>({ action: "open", ...request });
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

async function turn(worker: Asked, ms: number): Promise<number[]> {
  return (await worker.ask<{ times: number[] }>({ action: "run", ms })).times;
}

function describe(row: LossRow): string {
  const quiet = describeQuiet({ ...row, quietRounds: row.quiet_rounds });
  const start = `${row.name}, batch ${row.batch}: ours (${row.mode}) ${row.ours_ms.toFixed(2)} ms`;
  if (row.refusal !== undefined) {
    const memory = row.ours_memory_mib?.toFixed(0) ?? "?";
    return `${start}, ${memory} MiB; the reference, held to 20 GiB: ${row.refusal}; ${quiet}`;
  }
  return `${start}, reference ${row.peer_ms!.toFixed(2)} ms, ${row.ratio!.toFixed(2)}× (p10 ${
    row.ratio_p10!.toFixed(2)
  }×); values differ by ${row.difference!.toExponential(1)}; ${quiet}`;
}

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const only = args.find((argument) => argument.startsWith("--only="))?.slice(7) ?? "";
  const rows: LossRow[] = [];
  for await (const row of benchLosses(only)) {
    console.log(describe(row));
    rows.push(row);
  }
  if (args.includes("--json")) {
    const environment = await environmentFacts({ engine: "libtensorflow" });
    console.log(JSON.stringify({ date: new Date().toISOString(), environment, rows }));
  }
}
