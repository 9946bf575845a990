// deno-lint-ignore-file no-console camelcase -- a command: it speaks to a person, in the rows' fixed keys
/**
 * Times the evaluation of a set that retrieves itself, P@1, R-precision and MAP@R over exact neighbors, beside
 * faiss-cpu's exact search and pytorch-metric-learning's AccuracyCalculator: each side in a process of its
 * own, in turns, on the same cores, with the same embeddings; and the peak memory of both processes.
 *
 * `deno task bench evaluation [--json] [--only=<part of a name>] [--rounds=N]`
 *
 * @module
 */
import { normal, streams } from "../lib/random/mod.ts";
import { environmentFacts } from "../lib/tracking/mod.ts";
import { describeQuiet, interleave, quantile } from "./_interleave.ts";
import { startSides } from "./_sides.ts";
import type { Worker } from "./_worker.ts";

const THREADS = 2;
const DIMENSIONS = 64;
/** Images and classes; R is their ratio less one. The last is MNIST's training part in size. */
const SETS = [[10_000, 10], [60_000, 100], [60_000, 10]] as const;

/** Our time and memory beside the reference's; `ratio` is the reference's time over ours, of the medians. */
export interface EvaluationRow {
  readonly name: string;
  readonly ours_ms: number;
  /** Peak resident memory of the whole process. */
  readonly ours_memory_mib: number;
  readonly peer: "faiss-cpu + AccuracyCalculator";
  /** Absent where the reference ended with an error, which `refusal` tells. */
  readonly peer_ms?: number;
  readonly peer_memory_mib?: number;
  readonly ratio?: number;
  readonly refusal?: string;
  /** Difference of the two MAP@R. */
  readonly difference?: number;
  readonly quiet_rounds: number;
  readonly rounds: number;
  readonly load: number | undefined;
}

interface Answer {
  readonly ms: number;
  readonly map_at_r: number;
  readonly memory_mib: number;
}

async function contest(rows: number, classes: number, rounds: number): Promise<EvaluationRow> {
  const file = await writeSet(rows, classes);
  // New processes for each set, since their memory's peak is wanted.
  await using sides = await startSides(THREADS, console.error, {
    ours: "evaluation_worker.ts",
    peer: "evaluation_worker.py",
  });
  const answers: Record<string, Answer> = {};
  let refusal: string | undefined;
  const turn = (name: string, { ask }: Worker) => ({
    name,
    async takeTurn(): Promise<readonly number[]> {
      if (name === "peer" && refusal !== undefined) return [];
      try {
        const answer = await ask<Answer>({ file, rows, classes, dimensions: DIMENSIONS });
        answers[name] = answer;
        return [answer.ms];
      } catch (error) {
        if (name === "ours") throw error;
        refusal = error instanceof Error ? error.message : String(error);
        return [];
      }
    },
  });
  try {
    const { times, quietRounds, rounds: taken, load } = await interleave([
      turn("ours", sides.ours.worker),
      turn("peer", sides.peer.worker),
    ], {
      rounds,
      maxRounds: rounds,
      processes: [sides.ours.worker.pid, sides.peer.worker.pid],
    });
    const ours = quantile(times["ours"]!, 0.5);
    const { ours: own, peer } = answers;
    const peerTime = peer && quantile(times["peer"]!, 0.5);
    return {
      name: `${rows} of ${classes} classes`,
      ours_ms: ours,
      ours_memory_mib: own!.memory_mib,
      peer: "faiss-cpu + AccuracyCalculator",
      ...(peer && peerTime && {
        peer_ms: peerTime,
        peer_memory_mib: peer.memory_mib,
        ratio: peerTime / ours,
        difference: Math.abs(peer.map_at_r - own!.map_at_r),
      }),
      ...(refusal !== undefined && { refusal }),
      quiet_rounds: quietRounds,
      rounds: taken,
      load,
    };
  } finally {
    await Deno.remove(file);
  }
}

/** Clusters on the unit sphere, that overlap: float32, row by row; row i is of class i modulo the classes. */
async function writeSet(rows: number, classes: number): Promise<string> {
  const prng = streams(1).open("evaluation", "bench");
  const centers = Float64Array.from({ length: classes * DIMENSIONS }, () => normal(prng));
  const values = new Float32Array(rows * DIMENSIONS);
  for (let row = 0; row < rows; row++) {
    const center = (row % classes) * DIMENSIONS;
    const drawn = Float64Array.from(
      { length: DIMENSIONS },
      (_, d) => centers[center + d]! + 1.5 * normal(prng),
    );
    const length = Math.sqrt(drawn.reduce((sum, value) => sum + value * value, 0));
    values.set(drawn.map((value) => value / length), row * DIMENSIONS);
  }
  const file = await Deno.makeTempFile();
  await Deno.writeFile(file, new Uint8Array(values.buffer));
  return file;
}

function describe(row: EvaluationRow): string {
  const ours = `${row.name}: ours ${seconds(row.ours_ms)}, ${row.ours_memory_mib.toFixed(0)} MiB`;
  const quiet = describeQuiet({ ...row, quietRounds: row.quiet_rounds });
  if (row.ratio === undefined) return `${ours}; the reference: ${row.refusal}; ${quiet}`;
  return `${ours}, reference ${seconds(row.peer_ms!)}, ${row.peer_memory_mib!.toFixed(0)} MiB, ${
    row.ratio.toFixed(2)
  }×; MAP@R differs by ${row.difference!.toExponential(1)}; ${quiet}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string) =>
    args.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  const rows: EvaluationRow[] = [];
  for (const [count, classes] of SETS) {
    if (!`${count} of ${classes} classes`.includes(option("only") ?? "")) continue;
    const row = await contest(count, classes, Number(option("rounds") ?? 5));
    console.log(describe(row));
    rows.push(row);
  }
  if (args.includes("--json")) {
    const environment = await environmentFacts({ engine: "libtensorflow" });
    console.log(JSON.stringify({ date: new Date().toISOString(), environment, rows }));
  }
}
