// deno-lint-ignore-file no-console camelcase -- a command: it speaks to a person, in the rows' fixed keys
/**
 * Times the real training step (gather, encoder, all pairs, contrastive loss, gradients, Adam) compiled
 * and op by op, on both encoders, batch 128, and compares their losses. Op by op it runs with our
 * engine's gradients ("eager"), which the compiled step has too, and with those that tfjs ships ("tfjs").
 *
 * `deno task bench training-step [--threads=N] [--json]`
 *
 * @module
 */
import type { Dataset } from "../lib/data/mod.ts";
import { euclidean } from "../lib/distances/mod.ts";
import { cnn, type Encoder, initialize, mlp } from "../lib/encoders/mod.ts";
import { contrastive } from "../lib/losses/mod.ts";
import { allPairs } from "../lib/miners/mod.ts";
import { withinBatch } from "../lib/objectives/mod.ts";
import { streams } from "../lib/random/mod.ts";
import { meanOfNonZero } from "../lib/reducers/mod.ts";
import { mPerClass } from "../lib/samplers/mod.ts";
import { dispose, startEngine, tensor1d } from "../lib/tensor/mod.ts";
import { environmentFacts } from "../lib/tracking/mod.ts";
import {
  adam,
  disposeState,
  firstState,
  putInputs,
  train,
  trainingStep,
} from "../lib/training/mod.ts";
import { describeQuiet, interleave, type Measured, quantile } from "./_interleave.ts";
import { shippedGradients } from "./_tfjs_gradients.ts";
import { timeRuns } from "./_time_runs.ts";

/** Our time beside the peer's; `ratio` is the peer's over ours, of the medians; p10 the 10th percentile. */
export interface StepRow {
  readonly name: string;
  readonly ours_ms: number;
  readonly ours_p10_ms: number;
  readonly peer: Peer;
  readonly peer_ms: number;
  readonly peer_p10_ms: number;
  readonly ratio: number;
  readonly ratio_p10: number;
  /** Largest relative difference of the first losses, ours from the peer's. */
  readonly loss_difference: number;
  readonly quiet_rounds: number;
  readonly rounds: number;
  /** Median share of the cores that other processes used. */
  readonly load: number | undefined;
}

const BATCH = 128;
const MODES = ["graph", "xla"] as const;
const PEERS = ["eager", "tfjs"] as const;
type Peer = typeof PEERS[number];
type Mode = typeof MODES[number] | Peer;
/** Steps whose losses are compared. */
const COMPARED = 10;

const withShipped = shippedGradients();
const seeded = streams(1);
const noise = seeded.open("evaluation", "images");
const data: Dataset = {
  name: "noise",
  shape: [28, 28, 1],
  pixels: Uint8Array.from({ length: 1280 * 784 }, () => 256 * noise()),
  labels: Int32Array.from({ length: 1280 }, (_, index) => index % 10),
  classes: Array.from({ length: 10 }, (_, index) => String(index)),
};
const sampler = mPerClass({ samplesPerClass: 16 }, {
  labels: data.labels,
  batchSize: BATCH,
  streams: seeded,
});

function partsWith(encoder: Encoder) {
  return {
    encoder,
    objective: withinBatch({
      distance: euclidean(),
      miner: allPairs(),
      loss: contrastive({ margin: 0.5 }),
      reducer: meanOfNonZero(),
    }),
    optimizer: adam(),
  };
}

/** A step that goes on from where its last call ended. */
function endlessStep(encoder: Encoder, mode: Mode) {
  const parts = partsWith(encoder);
  const takeStep = trainingStep(parts, { mode: mode === "tfjs" ? "eager" : mode });
  const inputs = putInputs({ ...parts, data, streams: seeded });
  let state = firstState(parts, initialize(encoder, seeded));
  let step = 0;
  function run(): void {
    const indices = tensor1d(sampler.batch(step++ % 10), "int32");
    const next = takeStep(state, { ...inputs, indices });
    disposeState(state);
    dispose([indices, { ...next.metrics }]);
    state = next.state;
  }

  return {
    name: mode,
    takeTurn: (ms: number) => timeRuns(mode === "tfjs" ? () => withShipped(run) : run, ms),
    [Symbol.dispose]() {
      takeStep.dispose();
      disposeState(state);
      dispose(inputs);
    },
  };
}

async function firstLosses(encoder: Encoder, mode: Exclude<Mode, "tfjs">): Promise<number[]> {
  const losses: number[] = [];
  const run = { ...partsWith(encoder), data, sampler, streams: seeded, mode };
  for await (const record of train({ ...run, steps: COMPARED, logEvery: 1 })) {
    if (record.kind === "step") losses.push(record.metrics.loss);
  }
  return losses;
}

/** A row for each encoder, compiled mode and peer. */
export async function benchTrainingStep(): Promise<StepRow[]> {
  const rows: StepRow[] = [];
  const encoders = {
    "mlp 784-512-64": mlp({ hidden: [512], dimensions: 64 }, data.shape),
    "cnn 32-64": cnn({ channels: [32, 64], dimensions: 64 }, data.shape),
  };
  for (const [name, encoder] of Object.entries(encoders)) {
    const expected = await firstLosses(encoder, "eager");
    using owned = new DisposableStack();
    const contestants = [...PEERS, ...MODES].map((mode) => owned.use(endlessStep(encoder, mode)));
    const measured = await interleave(contestants);
    for (const mode of MODES) {
      const losses = await firstLosses(encoder, mode);
      const difference = Math.max(...losses.map((loss, i) => Math.abs(loss / expected[i]! - 1)));
      rows.push(...PEERS.map((peer) => rowOf(name, mode, peer, measured, difference)));
    }
  }
  return rows;
}

function rowOf(
  encoder: string,
  mode: Mode,
  peer: Peer,
  { times, quietRounds, rounds, load }: Measured,
  difference: number,
): StepRow {
  const time = (contestant: Mode, share: number) => quantile(times[contestant]!, share);
  return {
    name: `${encoder}, ${mode}`,
    ours_ms: time(mode, 0.5),
    ours_p10_ms: time(mode, 0.1),
    peer,
    peer_ms: time(peer, 0.5),
    peer_p10_ms: time(peer, 0.1),
    ratio: time(peer, 0.5) / time(mode, 0.5),
    ratio_p10: time(peer, 0.1) / time(mode, 0.1),
    loss_difference: difference,
    quiet_rounds: quietRounds,
    rounds,
    load,
  };
}

function describe(row: StepRow): string {
  const time = (ms: number) => ms.toFixed(2);
  const quiet = describeQuiet({ ...row, quietRounds: row.quiet_rounds });
  return `${row.name}: median ${time(row.ours_ms)} ms, ${row.peer} ${time(row.peer_ms)} ms, ${
    row.ratio.toFixed(2)
  }×; p10 ${time(row.ours_p10_ms)} and ${time(row.peer_p10_ms)} ms, ${
    row.ratio_p10.toFixed(2)
  }×; losses differ by ${row.loss_difference.toExponential(1)}; ${quiet}`;
}

/** Runs the bench and prints what it found. */
export async function run(args: readonly string[]): Promise<void> {
  const threads = args.find((argument) => argument.startsWith("--threads="))?.slice(10);
  const engine = await startEngine(threads === undefined ? {} : { threads: Number(threads) });
  const rows = await benchTrainingStep();
  for (const row of rows) console.log(describe(row));
  if (args.includes("--json")) {
    const environment = await environmentFacts({ engine: `libtensorflow ${engine.version}` });
    console.log(JSON.stringify({ date: new Date().toISOString(), environment, rows }));
  }
}
