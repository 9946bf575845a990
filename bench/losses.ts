// deno-lint-ignore-file no-console camelcase -- a command: it speaks to a person, in the rows' fixed keys
/**
 * Times losses, value and gradient, beside pytorch-metric-learning's: each side in a process of its own, in
 * turns, on the same cores, with the same embeddings and labels: 512 rows of 32 classes, 64 dimensions. Ours
 * are compiled; the reference's shapes follow the data, which its compiler does not take.
 *
 * `deno task bench losses [--json] [--only=<part of a loss's name>]`
 *
 * @module
 */
import { environmentFacts } from "../lib/tracking/mod.ts";
import { parityParts } from "../tests/parity/parity_parts.ts";
import { type Contestant, describeQuiet, interleave, quantile } from "./_interleave.ts";
import { startSides } from "./_sides.ts";

/** Pairs of turns, one a side. */
const ROUNDS = 15;
const TURN = 120;
const THREADS = 2;

/** Our time beside the reference's; `ratio` is the reference's over ours, of the medians. */
export interface LossRow {
  readonly name: string;
  readonly batch: number;
  readonly ours_ms: number;
  readonly ours_p10_ms: number;
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

/** A batch of the reference needs memory that grows with its cube: these are also shown at a smaller one. */
const alsoSmaller: Readonly<Record<string, number>> = { "nt-xent": 128 };

/** A row for each set-up of each loss. */
export async function* benchLosses(only: string): AsyncGenerator<LossRow> {
  await using sides = await startSides(THREADS, console.error, {
    ours: "loss_worker.ts",
    peer: "loss_worker.py",
  });
  const { ours, peer } = sides;
  const processes = [ours.worker.pid, peer.worker.pid];
  const names = parityParts.flatMap(({ part, setups }) =>
    setups({ classes: 32, dimensions: 64 }).map(({ name }, setup) => ({ part, name, setup }))
  );
  for (const { part, name, setup } of names) {
    const words = `${part}, ${name}`;
    if (!words.includes(only)) continue;
    for (const batch of [512, ...(part in alsoSmaller ? [alsoSmaller[part]!] : [])]) {
      const request = { part, setup, batch };
      const { value, peer: specification, embeddings, labels, weights } = await ours.worker.ask<{
        value: number;
        peer: object;
        embeddings: number[][];
        labels: number[];
        weights: object;
      }>({ action: "open", ...request });
      const opened = await openPeer(peer.worker, { specification, embeddings, labels, weights });
      const contestants: Contestant[] = [
        { name: "ours", takeTurn: (ms) => turn(ours.worker, ms) },
        ...("refusal" in opened
          ? []
          : [{ name: "peer", takeTurn: (ms: number) => turn(peer.worker, ms) }]),
      ];
      const { times, quietRounds, rounds, load } = await interleave(contestants, {
        rounds: ROUNDS,
        maxRounds: 2 * ROUNDS,
        turn: TURN,
        processes,
      });
      const time = (side: string, share: number) => quantile(times[side]!, share);
      yield {
        name: words,
        batch,
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
  }
}

type Asked = Awaited<ReturnType<typeof startSides>>["peer"]["worker"];

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
  const start = `${row.name}, batch ${row.batch}: ours ${row.ours_ms.toFixed(2)} ms`;
  if (row.refusal !== undefined) return `${start}; the reference: ${row.refusal}; ${quiet}`;
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
