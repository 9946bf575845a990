import {
  add,
  matMul,
  reshape,
  slice,
  startEngine,
  sum,
  tensor2d,
  transpose,
} from "../lib/tensor/mod.ts";
import { type BareOp, openBareCalls } from "./_bare_calls.ts";
import { type CostRow, costRow } from "./_cost_row.ts";
import { interleave } from "./_interleave.ts";
import { timeRuns } from "./_time_runs.ts";

/** The clock is too coarse for one call. */
const CALLS = 200;

/** The most that a call may cost, ms. */
const BAR = 0.014;

interface EagerOp extends BareOp {
  readonly name: string;
  call(): { dispose(): void };
}

/**
 * Times single ops called eagerly, with tfjs on top, beside the bare C calls that run the same op of
 * TensorFlow on the same tensors. Tensors are 2×2.
 */
export async function benchEagerOp(): Promise<CostRow[]> {
  const engine = await startEngine();
  const bare = openBareCalls(engine.library!, engine.threads);
  const x = tensor2d([1, 2, 3, 4], [2, 2]);
  const y = tensor2d([1, 2, 3, 4], [2, 2]);
  const ops: readonly EagerOp[] = [
    { name: "add", op: "AddV2", matrices: 2, lists: [], call: () => add(x, y) },
    { name: "matMul", op: "BatchMatMulV2", matrices: 2, lists: [], call: () => matMul(x, y) },
    { name: "sum", op: "Sum", matrices: 1, lists: [[0]], call: () => sum(x, 0) },
    { name: "reshape", op: "Reshape", matrices: 1, lists: [[4]], call: () => reshape(x, [4]) },
    { name: "transpose", op: "Transpose", matrices: 1, lists: [[1, 0]], call: () => transpose(x) },
    {
      name: "slice",
      op: "Slice",
      matrices: 1,
      lists: [[0, 0], [1, 2]],
      call: () => slice(x, [0, 0], [1, 2]),
    },
  ];
  const contestants = ops.flatMap(({ name, call, ...op }) => [
    { name, run: () => call().dispose() },
    { name: `bare ${op.op}`, run: bare.execute(op) },
  ]);
  const measured = await interleave(
    contestants.map(({ name, run }) => ({
      name,
      takeTurn: (ms) =>
        timeRuns(() => {
          for (let i = 0; i < CALLS; i++) run();
        }, ms),
    })),
    { turn: 80 },
  );
  x.dispose();
  y.dispose();
  return ops.map(({ name, op }) =>
    costRow(measured, {
      name: `eager ${name}, 2×2`,
      ours: name,
      peer: `bare ${op}`,
      bar: BAR,
      units: CALLS,
    })
  );
}
